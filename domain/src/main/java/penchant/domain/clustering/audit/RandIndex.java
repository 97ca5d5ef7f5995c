package penchant.domain.clustering.audit;

import java.util.HashMap;
import java.util.Map;

/**
 * How far two clusterings of the same points agree (Hubert and Arabie, Comparing Partitions,
 * Journal of Classification 1985).
 */
public final class RandIndex {

  private RandIndex() {}

  private record Cell(int one, int other) {}

  /**
   * The Rand index, adjusted for chance: 1 for the same groups under whatever names, about 0 for
   * groups that have nothing to do with each other.
   *
   * @param one the group of each point
   * @param other the group of each point in the other clustering
   */
  public static double adjusted(int[] one, int[] other) {
    if (one.length != other.length) {
      throw new IllegalArgumentException(
          "one clustering has " + one.length + " points, the other " + other.length);
    }
    Map<Cell, Integer> both = new HashMap<>();
    Map<Integer, Integer> first = new HashMap<>();
    Map<Integer, Integer> second = new HashMap<>();
    for (int i = 0; i < one.length; i++) {
      both.merge(new Cell(one[i], other[i]), 1, Integer::sum);
      first.merge(one[i], 1, Integer::sum);
      second.merge(other[i], 1, Integer::sum);
    }
    double together = pairs(both);
    double inOne = pairs(first);
    double inOther = pairs(second);
    double expected = inOne * inOther / Math.max(1, pairs(one.length));
    double most = (inOne + inOther) / 2;
    return most == expected ? 1 : (together - expected) / (most - expected);
  }

  private static double pairs(Map<?, Integer> counts) {
    return counts.values().stream().mapToDouble(RandIndex::pairs).sum();
  }

  private static double pairs(int count) {
    return count * (count - 1.0) / 2;
  }
}
