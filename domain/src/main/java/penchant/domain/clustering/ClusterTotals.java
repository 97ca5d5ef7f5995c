package penchant.domain.clustering;

import penchant.domain.clustering.ClusteringState.Standing;

/**
 * A cluster with its totals.
 *
 * @param members users with a vector that stand in it
 * @param sum of their centred vectors
 */
record ClusterTotals(Standing standing, long members, VectorSum sum) {

  long id() {
    return standing.id();
  }

  /** The sum of squared distances to the centroid that these totals have. */
  double inertia() {
    return 2 * (members - sum.length());
  }

  /** By how much it raises the inertia to make one of two. */
  double costOfMerger(ClusterTotals other) {
    return 2 * (sum.length() + other.sum.length() - sumWith(other).length());
  }

  /** The sum of the centred vectors of both; owned by the caller. */
  VectorSum sumWith(ClusterTotals other) {
    VectorSum both = sum.copy();
    both.add(other.sum);
    return both;
  }
}
