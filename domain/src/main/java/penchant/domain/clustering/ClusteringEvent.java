package penchant.domain.clustering;

import java.time.Instant;
import java.util.List;
import penchant.domain.vector.Embedding;

/** What the coordinator keeps in its journal. Applying one is pure. */
public sealed interface ClusteringEvent {

  long round();

  ClusteringState applyTo(ClusteringState state);

  /** A centroid with its cluster's id and the time at which that was born. */
  record Centroid(long id, Embedding direction, Instant born) {}

  /** What is said of a cluster, apart from where it lies. */
  record Description(long id, long size, double cohesion, String label, List<String> terms) {

    public Description {
      terms = List.copyOf(terms);
    }
  }

  /**
   * The clusters were found anew from a sample; those not named here are gone.
   *
   * @param population users with a vector at that time
   */
  record ClustersSeeded(
      long round,
      Instant at,
      String vectorSpace,
      Mean mean,
      long population,
      List<Centroid> centroids)
      implements ClusteringEvent {

    public ClustersSeeded {
      centroids = List.copyOf(centroids);
    }

    @Override
    public ClusteringState applyTo(ClusteringState state) {
      return state.seeded(this);
    }
  }

  /**
   * A round was published.
   *
   * @param moved the centroids that moved
   * @param changed the descriptions that changed
   */
  record RoundPublished(long round, Instant at, List<Centroid> moved, List<Description> changed)
      implements ClusteringEvent {

    public RoundPublished {
      moved = List.copyOf(moved);
      changed = List.copyOf(changed);
    }

    @Override
    public ClusteringState applyTo(ClusteringState state) {
      return state.published(this);
    }
  }
}
