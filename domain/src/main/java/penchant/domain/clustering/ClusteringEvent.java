package penchant.domain.clustering;

import java.time.Instant;
import java.util.List;
import penchant.domain.vector.Embedding;

/** What the coordinator keeps in its journal. Applying one is pure. */
public sealed interface ClusteringEvent {

  long round();

  ClusteringState applyTo(ClusteringState state);

  /** A centroid with its cluster's id and the time at which that was born. */
  record Centroid(long id, Embedding direction, Instant born) {

    Centroid at(Embedding place) {
      return new Centroid(id, place, born);
    }
  }

  /**
   * What is said of a cluster, apart from where it lies.
   *
   * @param medoids items that its members did much, nearest to its centroid first
   */
  record Description(
      long id, long size, double cohesion, String label, List<String> terms, List<String> medoids) {

    public Description {
      terms = List.copyOf(terms);
      medoids = List.copyOf(medoids);
    }

    /** Of a cluster of which nobody knows yet what it is about. */
    static Description unnamed(long id, long size, double cohesion) {
      return new Description(id, size, cohesion, "group " + id, List.of(), List.of());
    }

    Description with(long people, double newCohesion) {
      return new Description(id, people, newCohesion, label, terms, medoids);
    }
  }

  /**
   * The clusters were found anew from a sample; those not named here are gone.
   *
   * @param population users with a vector at that time
   * @param descriptions how many people stand in each, estimated from the sample; events of old
   *     have none
   */
  record ClustersSeeded(
      long round,
      Instant at,
      String vectorSpace,
      Mean mean,
      long population,
      List<Centroid> centroids,
      List<Description> descriptions)
      implements ClusteringEvent {

    public ClustersSeeded {
      centroids = List.copyOf(centroids);
      descriptions = List.copyOf(descriptions);
    }

    @Override
    public ClusteringState applyTo(ClusteringState state) {
      return state.seeded(this);
    }
  }

  /**
   * A round was held and published: one fact in the journal, made of those that it brought, so that
   * no crash leaves half a round.
   */
  record RoundHeld(long round, Instant at, List<RoundFact> facts) implements ClusteringEvent {

    public RoundHeld {
      facts = List.copyOf(facts);
    }

    @Override
    public ClusteringState applyTo(ClusteringState state) {
      ClusteringState next = state.inRound(round, at);
      for (RoundFact fact : facts) {
        next = fact.applyTo(next, round, at);
      }
      return next;
    }
  }

  /**
   * A round as it was published before there was {@link RoundHeld}; still read, not written any
   * more.
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
