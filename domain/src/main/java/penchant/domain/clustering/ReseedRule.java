package penchant.domain.clustering;

/**
 * When clusters are found anew instead of moved: before there are any, in another vector space, and
 * while the population still grows so fast that the first people do not stand for it, or were too
 * few for the number of clusters.
 */
public final class ReseedRule {

  private static final int GROWTH = 2;

  private ReseedRule() {}

  /**
   * Whether the next thing to do is a seeding.
   *
   * @param population users with a vector
   * @param knowledge of the items now; their mean is asked for only where it matters
   */
  public static boolean isDue(
      ClusteringState state,
      long population,
      String vectorSpace,
      ItemKnowledge knowledge,
      ClusteringSettings settings) {
    if (population == 0) {
      return false;
    }
    return state.clusters().isEmpty()
        || !state.vectorSpace().equals(vectorSpace)
        || population >= GROWTH * state.seededPopulation()
        || hasOutgrownScarcity(state, population, settings.adaptivity())
        || (population < settings.smallPopulation()
            && hasMoved(state.mean(), knowledge.mean(), settings.meanDrift()));
  }

  /** There were fewer people than clusters wanted, and there are more now. */
  private static boolean hasOutgrownScarcity(
      ClusteringState state, long population, Adaptivity adaptivity) {
    return state.seededPopulation() < adaptivity.startFor(population)
        && population > state.seededPopulation();
  }

  /**
   * How many clusters a seeding is to find: as many as stand, since those have been found to be the
   * right number, unless the population has outgrown the number that it began with.
   *
   * @param standing clusters that stand in the same space
   * @param population users with a vector
   */
  public static int clusters(
      ClusteringState state, int standing, long population, Adaptivity adaptivity) {
    int start = adaptivity.startFor(population);
    boolean outgrown =
        adaptivity.isFixed() || start > adaptivity.startFor(state.seededPopulation());
    return standing == 0 ? start : outgrown ? Math.max(start, standing) : standing;
  }

  /** Whether the mean of the items has moved by that share of its length. */
  public static boolean hasMoved(Mean before, Mean now, double share) {
    if (before.dimensions() != now.dimensions()) {
      return now.dimensions() > 0;
    }
    float[] a = before.toArray();
    float[] b = now.toArray();
    double moved = 0;
    double length = 0;
    for (int i = 0; i < a.length; i++) {
      moved += (double) (a[i] - b[i]) * (a[i] - b[i]);
      length += (double) a[i] * a[i];
    }
    return moved > share * share * length;
  }
}
