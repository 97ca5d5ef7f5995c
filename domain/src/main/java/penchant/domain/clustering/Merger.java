package penchant.domain.clustering;

/**
 * Two clusters that could become one.
 *
 * @param cost by how much it would raise the inertia
 */
record Merger(ClusterTotals a, ClusterTotals b, double cost) {

  /**
   * Two halves of one group lose up to so much of their inertia when they are put together, and
   * small ones more, by so much divided by their people.
   */
  private static final double MOST_LOSS = 0.04;

  private static final double MOST_LOSS_OF_FEW = 2.5;

  /** The ids of two clusters. */
  record Pair(long a, long b) {}

  Pair pair() {
    return new Pair(a.id(), b.id());
  }

  static Merger of(ClusterTotals a, ClusterTotals b) {
    return new Merger(a, b, a.costOfMerger(b));
  }

  /** The cost as a share of the inertia that the one would have. */
  double loss() {
    double whole = a.inertia() + b.inertia() + cost;
    return whole > 0 ? cost / whole : 0;
  }

  /** Whether it is worth asking if these are two halves of one group. */
  boolean mayBeOfHalves() {
    return loss() < MOST_LOSS + MOST_LOSS_OF_FEW / (a.members() + b.members());
  }

  /** Of the centred vectors of both. */
  VectorSum sum() {
    return a.sumWith(b);
  }

  boolean isOf(long cluster) {
    return a.id() == cluster || b.id() == cluster;
  }
}
