package penchant.domain.clustering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import penchant.domain.clustering.ClusteringEvent.Centroid;
import penchant.domain.clustering.ClusteringEvent.ClustersSeeded;
import penchant.domain.clustering.ClusteringEvent.Description;
import penchant.domain.clustering.ClusteringEvent.RoundPublished;
import penchant.domain.vector.Embedding;

/**
 * What the coordinator knows by its journal: where the clusters lie and what they were last called.
 * Totals are not part of it; they are asked for again.
 *
 * @param centroidRound the round in which a centroid or the mean last changed
 * @param seededPopulation users with a vector at the last seeding, 0 before the first
 * @param nextId the id of the next cluster to be born; ids are never used again
 */
public record ClusteringState(
    long round,
    long centroidRound,
    Instant at,
    String vectorSpace,
    Mean mean,
    long seededPopulation,
    long nextId,
    SortedMap<Long, Standing> clusters) {

  public static final ClusteringState EMPTY =
      new ClusteringState(0, 0, Instant.EPOCH, "", Mean.NONE, 0, 1, Collections.emptySortedMap());

  /** A cluster that lives. */
  public record Standing(Centroid centroid, Description description) {}

  public ClusteringState {
    clusters = Collections.unmodifiableSortedMap(new TreeMap<>(clusters));
  }

  public SortedMap<Long, Embedding> centroids() {
    return clusters.values().stream()
        .collect(
            Collectors.toMap(
                standing -> standing.centroid().id(),
                standing -> standing.centroid().direction(),
                (a, b) -> a,
                TreeMap::new));
  }

  /**
   * Gives ids to freshly found directions: that of the closest old cluster, if its cosine reaches
   * the threshold, else a new one.
   *
   * @param space the vector space that they are in; clusters of another one pass on nothing
   */
  public ClustersSeeded seed(
      List<Embedding> directions,
      String space,
      Mean newMean,
      long population,
      double identityThreshold,
      Instant now) {
    SortedMap<Long, Embedding> old = space.equals(vectorSpace) ? centroids() : new TreeMap<>();
    var ids = IdentityMatching.match(directions, old, identityThreshold);
    long next = nextId;
    List<Centroid> centroids = new ArrayList<>();
    for (int i = 0; i < directions.size(); i++) {
      long id = ids.get(i).isPresent() ? ids.get(i).getAsLong() : next++;
      Standing standing = clusters.get(id);
      Instant born = standing == null ? now : standing.centroid().born();
      centroids.add(new Centroid(id, directions.get(i), born));
    }
    return new ClustersSeeded(round + 1, now, space, newMean, population, centroids);
  }

  ClusteringState seeded(ClustersSeeded event) {
    SortedMap<Long, Standing> found = new TreeMap<>();
    long next = nextId;
    for (Centroid centroid : event.centroids()) {
      Standing before = clusters.get(centroid.id());
      Description description =
          before == null
              ? new Description(centroid.id(), 0, 0, "group " + centroid.id(), List.of())
              : before.description();
      found.put(centroid.id(), new Standing(centroid, description));
      next = Math.max(next, centroid.id() + 1);
    }
    return new ClusteringState(
        event.round(),
        event.round(),
        event.at(),
        event.vectorSpace(),
        event.mean(),
        event.population(),
        next,
        found);
  }

  ClusteringState published(RoundPublished event) {
    SortedMap<Long, Standing> next = new TreeMap<>(clusters);
    for (Centroid moved : event.moved()) {
      next.computeIfPresent(
          moved.id(), (id, standing) -> new Standing(moved, standing.description()));
    }
    for (Description changed : event.changed()) {
      next.computeIfPresent(
          changed.id(), (id, standing) -> new Standing(standing.centroid(), changed));
    }
    return new ClusteringState(
        event.round(),
        event.moved().isEmpty() ? centroidRound : event.round(),
        event.at(),
        vectorSpace,
        mean,
        seededPopulation,
        nextId,
        next);
  }
}
