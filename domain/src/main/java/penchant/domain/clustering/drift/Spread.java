package penchant.domain.clustering.drift;

import java.util.Collection;

/**
 * The variance of the distance of single events around the mean of their cluster, pooled over
 * clusters and looks: a look of few events says hardly anything of it, and a cluster of which all
 * events move together has no part in it.
 *
 * <p>Mutable; owned by one {@link DriftWatch}.
 */
final class Spread {

  /** In looks. */
  private static final double MEMORY = 50;

  private double squares;
  private double freedom;

  /** 0 before anything was learned. */
  double variance() {
    return freedom > 0 ? squares / freedom : 0;
  }

  void learn(Collection<Strays> look) {
    squares -= squares / MEMORY;
    freedom -= freedom / MEMORY;
    for (Strays own : look) {
      if (own.events() > 1) {
        squares += Math.max(0, own.squares() - own.distance() * own.distance() / own.events());
        freedom += own.events() - 1;
      }
    }
  }
}
