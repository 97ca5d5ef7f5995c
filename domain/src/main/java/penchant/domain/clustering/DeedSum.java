package penchant.domain.clustering;

import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.SeenItems;

/**
 * What one user did with one item or term: popularity takes the decayed sum, the graph the plain
 * one.
 *
 * @param decayed of the weights; its landmark is the newest time
 * @param total of the weights, in 1/1024, see {@link SeenItems}
 */
public record DeedSum(DecayedSum decayed, long total) {

  public static final DeedSum ZERO = new DeedSum(DecayedSum.ZERO, 0);

  DeedSum plus(double weight, long atMillis, HalfLife halfLife) {
    return new DeedSum(decayed.plus(weight, atMillis, halfLife), total + SeenItems.units(weight));
  }
}
