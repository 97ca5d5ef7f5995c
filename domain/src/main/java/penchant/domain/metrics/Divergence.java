package penchant.domain.metrics;

import java.util.Map;

/**
 * How far the mix of a list is from the mix that a person wants, as a Kullback-Leibler divergence
 * (Steck, Calibrated Recommendations, RecSys 2018, equation 4): 0 where they are the same.
 */
public final class Divergence {

  /** Of the wanted mix in the list's, so that a kind without an item costs no infinity. */
  private static final double SMOOTHING = 0.01;

  private Divergence() {}

  /**
   * KL(wanted | listed).
   *
   * @param wanted shares by kind, which sum to 1
   * @param listed how many items of the list are of each kind
   * @param items in the list, at least 1; more than {@code listed} holds where some are of no kind
   */
  public static double of(Map<Long, Double> wanted, Map<Long, Integer> listed, int items) {
    double divergence = 0;
    for (Map.Entry<Long, Double> entry : wanted.entrySet()) {
      double share = entry.getValue();
      if (share > 0) {
        double own = (double) listed.getOrDefault(entry.getKey(), 0) / items;
        double smoothed = (1 - SMOOTHING) * own + SMOOTHING * share;
        divergence += share * StrictMath.log(share / smoothed);
      }
    }
    return Math.max(0, divergence);
  }
}
