package penchant.domain.clustering;

/**
 * Two clusters that could become one.
 *
 * @param cost by how much it would raise the inertia
 * @param loss the same as a share of the inertia that the one would have
 */
record Merger(ClusterTotals a, ClusterTotals b, double cost, double loss) {

  /**
   * Two halves of one group lose up to so much of their inertia when they are put together, and
   * small ones more, by so much divided by their people.
   */
  private static final double MOST_LOSS = 0.04;

  private static final double MOST_LOSS_OF_FEW = 2.5;

  /** The ids of two clusters. */
  record Pair(long a, long b) {}

  static Merger of(ClusterTotals a, ClusterTotals b) {
    double cost = a.costOfMerger(b);
    double whole = a.inertia() + b.inertia() + cost;
    return new Merger(a, b, cost, whole > 0 ? cost / whole : 0);
  }

  Pair pair() {
    return new Pair(a.id(), b.id());
  }

  /** Whether it is worth asking if these are two halves of one group. */
  boolean mayBeOfHalves() {
    return loss < MOST_LOSS + MOST_LOSS_OF_FEW / (a.members() + b.members());
  }

  boolean isOf(long cluster) {
    return a.id() == cluster || b.id() == cluster;
  }
}
