package penchant.domain.clustering;

import java.util.HashMap;
import java.util.Map;

/**
 * Clusters that were looked at and found to be one: until their people have changed, there is no
 * need to look again.
 *
 * <p>Mutable; part of a coordinator's memory.
 */
final class SplitLooks {

  /** Of the people: a cluster that only grows is as much one as it was. */
  private static final double GROWN_BY = 0.2;

  /** Of what is missing to a cohesion of 1. */
  private static final double LOOSENED_BY = 0.02;

  private static final double TURNED_BY = 1e-3;

  private final Map<Long, Look> looks = new HashMap<>();

  private record Look(long members, VectorSum sum) {}

  /** Whether the cluster is nearly the same as when nothing was found. */
  boolean isKnown(long id, long members, VectorSum sum) {
    Look look = looks.get(id);
    if (look == null || !sum.hasDirection() || !look.sum.hasDirection()) {
      return false;
    }
    double before = look.sum.length() / look.members;
    double now = sum.length() / members;
    double cosine = sum.dot(RoundStep.embedding(look.sum.direction())) / sum.length();
    return Math.abs(members - look.members) <= GROWN_BY * look.members
        && Math.abs(now - before) <= LOOSENED_BY * (1 - before)
        && 1 - cosine <= TURNED_BY;
  }

  void foundNothing(long id, long members, VectorSum sum) {
    looks.put(id, new Look(members, sum));
  }

  /** What was found then does not count any more. */
  void forget() {
    looks.clear();
  }
}
