package penchant.domain.clustering;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A cluster that could be split.
 *
 * @param members those of the sample that stand in it
 * @param share of its inertia that the group would lose by it, estimated
 * @param random that draws its halves
 */
record Split(ClusterTotals group, List<Sample> members, double share, SplittableRandom random) {

  Split {
    members = List.copyOf(members);
  }

  /** By how much the inertia of all would fall. */
  double gain() {
    return share * group.inertia();
  }
}
