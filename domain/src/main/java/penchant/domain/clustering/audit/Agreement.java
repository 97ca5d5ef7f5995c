package penchant.domain.clustering.audit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far two groupings of the same points agree. The names of the groups do not matter.
 *
 * <p>Entropies are in nats, and summed in the order of the groups' numbers, so results repeat.
 */
public final class Agreement {

  private final int points;
  private final SortedMap<Integer, SortedMap<Integer, Integer>> cells = new TreeMap<>();
  private final SortedMap<Integer, Integer> ones = new TreeMap<>();
  private final SortedMap<Integer, Integer> others = new TreeMap<>();

  private Agreement(int points) {
    this.points = points;
  }

  /**
   * Compares two groupings.
   *
   * @param one the group of each point
   * @param other the group of each point in the other grouping
   * @throws IllegalArgumentException if they are not of the same points, or of none
   */
  public static Agreement of(int[] one, int[] other) {
    if (one.length != other.length || one.length == 0) {
      throw new IllegalArgumentException(
          "groupings of " + one.length + " and of " + other.length + " points cannot be compared");
    }
    Agreement agreement = new Agreement(one.length);
    for (int i = 0; i < one.length; i++) {
      agreement
          .cells
          .computeIfAbsent(one[i], group -> new TreeMap<>())
          .merge(other[i], 1, Integer::sum);
      agreement.ones.merge(one[i], 1, Integer::sum);
      agreement.others.merge(other[i], 1, Integer::sum);
    }
    return agreement;
  }

  /**
   * Normalised mutual information: what one grouping tells of the other, as a share of the mean of
   * their entropies. 1 for the same groups, 0 for groups that have nothing to do with each other;
   * two groupings without any distinction are the same (Strehl and Ghosh, Cluster Ensembles, JMLR
   * 2002, with the arithmetic mean).
   */
  public double normalisedMutualInformation() {
    double information = 0;
    for (var row : cells.entrySet()) {
      for (var cell : row.getValue().entrySet()) {
        double both = cell.getValue();
        double apart = (double) count(ones, row.getKey()) * count(others, cell.getKey());
        information += both / points * StrictMath.log(both * points / apart);
      }
    }
    double entropy = (entropy(ones) + entropy(others)) / 2;
    return entropy == 0 ? 1 : Math.max(0, information / entropy);
  }

  /**
   * The Rand index, adjusted for chance: 1 for the same groups, about 0 for groups that have
   * nothing to do with each other, below for worse than that (Hubert and Arabie, Comparing
   * Partitions, Journal of Classification 1985).
   */
  public double adjustedRandIndex() {
    double together = 0;
    for (var row : cells.values()) {
      together += pairs(row);
    }
    double inOne = pairs(ones);
    double inOther = pairs(others);
    double expected = inOne * inOther / Math.max(1, pairs(points));
    double most = (inOne + inOther) / 2;
    return most == expected ? 1 : (together - expected) / (most - expected);
  }

  private double entropy(Map<Integer, Integer> counts) {
    double entropy = 0;
    for (int count : counts.values()) {
      double share = (double) count / points;
      entropy -= share * StrictMath.log(share);
    }
    return entropy;
  }

  private static int count(Map<Integer, Integer> counts, Integer group) {
    return counts.getOrDefault(group, 0);
  }

  private static double pairs(Map<Integer, Integer> counts) {
    double pairs = 0;
    for (int count : counts.values()) {
      pairs += pairs(count);
    }
    return pairs;
  }

  private static double pairs(int count) {
    return count * (count - 1.0) / 2;
  }
}
