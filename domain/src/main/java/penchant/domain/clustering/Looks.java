package penchant.domain.clustering;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Groups of people that were looked at: one in whom nothing was found needs no other look until its
 * people have changed, and those that have changed most come first.
 *
 * <p>Mutable; part of a coordinator's memory.
 *
 * @param <K> which group it is
 */
final class Looks<K> {

  /** Of the people: a group that only grows is what it was. */
  private static final double GROWN_BY = 0.2;

  /** Of what is missing to a cohesion of 1. */
  private static final double LOOSENED_BY = 0.02;

  private static final double TURNED_BY = 1e-3;

  private final Map<K, Look> looks = new HashMap<>();

  private record Look(long members, VectorSum sum, boolean isVain) {

    double cohesion() {
      return sum.length() / members;
    }
  }

  /**
   * How much reason there is to look: nothing, 0, if the group is nearly the same as when nothing
   * was found in it; endless if it was never looked at.
   *
   * @param sum of the centred vectors of its members
   */
  double reason(K group, long members, VectorSum sum) {
    Look look = looks.get(group);
    if (look == null || members == 0 || !sum.hasDirection() || !look.sum.hasDirection()) {
      return Double.POSITIVE_INFINITY;
    }
    double cosine = sum.dot(RoundStep.embedding(look.sum.direction())) / sum.length();
    double cohesion = sum.length() / members;
    double changed =
        Math.max(
            Math.abs(members - look.members) / (GROWN_BY * look.members),
            Math.max(
                Math.abs(cohesion - look.cohesion()) / (LOOSENED_BY * (1 - look.cohesion())),
                (1 - cosine) / TURNED_BY));
    return changed > 1 || !look.isVain ? changed : 0;
  }

  /**
   * The group was looked at.
   *
   * @param isVain nothing was found
   */
  void looked(K group, long members, VectorSum sum, boolean isVain) {
    looks.put(group, new Look(members, sum, isVain));
  }

  /** Forgets all other groups. */
  void keep(Predicate<K> groups) {
    looks.keySet().removeIf(groups.negate());
  }

  /** What was found then does not count any more. */
  void forget() {
    looks.clear();
  }
}
