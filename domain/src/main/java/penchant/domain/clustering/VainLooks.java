package penchant.domain.clustering;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Groups of people in whom nothing was found: until they have changed, there is no need to look
 * again.
 *
 * <p>Mutable; part of a coordinator's memory.
 *
 * @param <K> which group it is
 */
final class VainLooks<K> {

  /** Of the people: a group that only grows is what it was. */
  private static final double GROWN_BY = 0.2;

  /** Of what is missing to a cohesion of 1. */
  private static final double LOOSENED_BY = 0.02;

  /** While a population grows, the centroids of most clusters sway by less in one round. */
  private static final double TURNED_BY = 5e-3;

  /** People who are all alike have a cohesion of 1, but for rounding. */
  private static final double ROUNDING = 1e-6;

  private final Map<K, Look> looks = new HashMap<>();

  private record Look(long members, VectorSum sum) {}

  /**
   * Whether the group is nearly the same as when nothing was found.
   *
   * @param sum of the centred vectors of its members
   */
  boolean isKnown(K group, long members, VectorSum sum) {
    Look look = looks.get(group);
    if (look == null || !sum.hasDirection() || !look.sum.hasDirection()) {
      return false;
    }
    double before = look.sum.length() / look.members;
    double now = sum.length() / members;
    double cosine = sum.dot(RoundStep.embedding(look.sum.direction())) / sum.length();
    return Math.abs(members - look.members) <= GROWN_BY * look.members
        && Math.abs(now - before) <= LOOSENED_BY * (1 - before) + ROUNDING
        && 1 - cosine <= TURNED_BY;
  }

  void foundNothing(K group, long members, VectorSum sum) {
    looks.put(group, new Look(members, sum));
  }

  /** Forgets all other groups. */
  void keep(Predicate<K> groups) {
    looks.keySet().removeIf(groups.negate());
  }
}
