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
import penchant.domain.clustering.RoundFact.ClusterBorn;
import penchant.domain.clustering.RoundFact.ClusterMerged;
import penchant.domain.clustering.RoundFact.ClusterMoved;
import penchant.domain.clustering.RoundFact.ClusterRetired;
import penchant.domain.clustering.RoundFact.ClusterSplit;
import penchant.domain.clustering.RoundFact.PeopleMoved;
import penchant.domain.clustering.drift.DriftAlarm;
import penchant.domain.clustering.lineage.Lineage;
import penchant.domain.vector.Embedding;

/**
 * What the coordinator knows by its journal: where the clusters lie, what they were last called,
 * and what became of each. Totals are not part of it; they are asked for again.
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
    SortedMap<Long, Standing> clusters,
    Lineage lineage,
    Vitals vitals) {

  public static final ClusteringState EMPTY =
      new ClusteringState(
          0,
          0,
          Instant.EPOCH,
          "",
          Mean.NONE,
          0,
          1,
          Collections.emptySortedMap(),
          Lineage.NONE,
          Vitals.NONE);

  /**
   * A cluster that lives.
   *
   * @param changedRound the round in which it was last found, born, split or merged
   */
  public record Standing(Centroid centroid, Description description, long changedRound) {

    long id() {
      return centroid.id();
    }

    private Standing at(Centroid next) {
      return new Standing(next, description, changedRound);
    }

    private Standing changed(Centroid next, long people, long round) {
      return new Standing(next, description.with(people, description.cohesion()), round);
    }
  }

  public ClusteringState {
    clusters = Collections.unmodifiableSortedMap(new TreeMap<>(clusters));
  }

  public SortedMap<Long, Embedding> centroids() {
    return clusters.values().stream()
        .collect(
            Collectors.toMap(
                Standing::id,
                standing -> standing.centroid().direction(),
                (a, b) -> a,
                TreeMap::new));
  }

  /** How many people stood in each cluster when it was last described. */
  SortedMap<Long, Long> sizes() {
    SortedMap<Long, Long> sizes = new TreeMap<>();
    clusters.forEach((id, standing) -> sizes.put(id, standing.description().size()));
    return sizes;
  }

  /**
   * Gives ids to freshly found directions: that of the closest old cluster, if its cosine reaches
   * the threshold, else a new one.
   *
   * @param sizes how many people stand in each, estimated
   * @param space the vector space that they are in; clusters of another one pass on nothing
   */
  public ClustersSeeded seed(
      List<Embedding> directions,
      List<Long> sizes,
      String space,
      Mean newMean,
      long population,
      double identityThreshold,
      Instant now) {
    SortedMap<Long, Embedding> old = space.equals(vectorSpace) ? centroids() : new TreeMap<>();
    var ids = IdentityMatching.match(directions, old, identityThreshold);
    long next = nextId;
    List<Centroid> centroids = new ArrayList<>();
    List<Description> descriptions = new ArrayList<>();
    for (int i = 0; i < directions.size(); i++) {
      long id = ids.get(i).isPresent() ? ids.get(i).getAsLong() : next++;
      Standing standing = clusters.get(id);
      Instant born = standing == null ? now : standing.centroid().born();
      centroids.add(new Centroid(id, directions.get(i), born));
      descriptions.add(
          standing == null
              ? Description.unnamed(id, sizes.get(i), 0)
              : standing.description().with(sizes.get(i), standing.description().cohesion()));
    }
    return new ClustersSeeded(round + 1, now, space, newMean, population, centroids, descriptions);
  }

  ClusteringState seeded(ClustersSeeded event) {
    SortedMap<Long, Description> described = new TreeMap<>();
    event.descriptions().forEach(description -> described.put(description.id(), description));
    SortedMap<Long, Standing> found = new TreeMap<>();
    Lineage stories = lineage;
    for (Centroid centroid : event.centroids()) {
      long id = centroid.id();
      Standing before = clusters.get(id);
      Description otherwise = before == null ? Description.unnamed(id, 0, 0) : before.description();
      Description description = described.getOrDefault(id, otherwise);
      found.put(id, new Standing(centroid, description, event.round()));
      stories =
          before == null
              ? stories.found(id, event.round(), event.at(), description.size())
              : stories.moved(
                  id,
                  event.round(),
                  event.at(),
                  distance(before.centroid(), centroid),
                  description.size());
    }
    for (Standing before : clusters.values()) {
      if (!found.containsKey(before.id())) {
        stories =
            stories.retired(before.id(), event.round(), event.at(), before.description().size());
      }
    }
    long highest = found.isEmpty() ? 0 : found.lastKey();
    return new ClusteringState(
        event.round(),
        event.round(),
        event.at(),
        event.vectorSpace(),
        event.mean(),
        event.population(),
        Math.max(nextId, highest + 1),
        found,
        stories,
        vitals);
  }

  private static double distance(Centroid before, Centroid now) {
    return before.direction().dimensions() == now.direction().dimensions()
        ? Math.max(0, 1 - before.direction().cosine(now.direction()))
        : 0;
  }

  ClusteringState published(RoundPublished event) {
    ClusteringState next = inRound(event.round(), event.at());
    for (Centroid moved : event.moved()) {
      Standing standing = clusters.get(moved.id());
      if (standing != null) {
        double distance = distance(standing.centroid(), moved);
        next = next.moved(new ClusterMoved(moved, distance), event.round(), event.at());
      }
    }
    for (Description changed : event.changed()) {
      next = next.described(changed);
    }
    return next;
  }

  ClusteringState inRound(long newRound, Instant newAt) {
    return new ClusteringState(
        newRound,
        centroidRound,
        newAt,
        vectorSpace,
        mean,
        seededPopulation,
        nextId,
        clusters,
        lineage,
        vitals);
  }

  ClusteringState moved(ClusterMoved fact, long newRound, Instant newAt) {
    long id = fact.centroid().id();
    Standing standing = clusters.get(id);
    if (standing == null) {
      return this;
    }
    SortedMap<Long, Standing> next = new TreeMap<>(clusters);
    next.put(id, standing.at(fact.centroid()));
    return with(
        newRound,
        next,
        lineage.moved(id, newRound, newAt, fact.distance(), standing.description().size()));
  }

  ClusteringState born(ClusterBorn fact, long newRound, Instant newAt) {
    long id = fact.centroid().id();
    SortedMap<Long, Standing> next = new TreeMap<>(clusters);
    next.put(id, newcomer(fact.centroid(), fact.people(), newRound));
    next.computeIfPresent(
        fact.within(),
        (parent, standing) ->
            standing.changed(
                standing.centroid(),
                Math.max(0, standing.description().size() - fact.people()),
                newRound));
    return with(
        newRound,
        next,
        lineage.born(id, fact.within(), newRound, newAt, fact.people(), fact.origins()));
  }

  ClusteringState split(ClusterSplit fact, long newRound, Instant newAt) {
    long parent = fact.kept().id();
    long child = fact.child().id();
    SortedMap<Long, Standing> next = new TreeMap<>(clusters);
    next.computeIfPresent(
        parent, (id, standing) -> standing.changed(fact.kept(), fact.peopleKept(), newRound));
    next.put(child, newcomer(fact.child(), fact.people(), newRound));
    return with(
        newRound,
        next,
        lineage.split(parent, child, newRound, newAt, fact.peopleKept(), fact.people()));
  }

  ClusteringState merged(ClusterMerged fact, long newRound, Instant newAt) {
    long into = fact.into().id();
    SortedMap<Long, Standing> next = new TreeMap<>(clusters);
    next.remove(fact.absorbed());
    next.computeIfPresent(
        into, (id, standing) -> standing.changed(fact.into(), fact.people(), newRound));
    return with(
        newRound, next, lineage.merged(into, fact.absorbed(), newRound, newAt, fact.people()));
  }

  ClusteringState retired(ClusterRetired fact, long newRound, Instant newAt) {
    SortedMap<Long, Standing> next = new TreeMap<>(clusters);
    next.remove(fact.id());
    return with(newRound, next, lineage.retired(fact.id(), newRound, newAt, fact.people()));
  }

  ClusteringState peopleMoved(PeopleMoved fact, long newRound, Instant newAt) {
    return with(lineage.peopleMoved(fact.moves(), newRound, newAt, sizes()), vitals);
  }

  ClusteringState described(Description description) {
    Standing standing = clusters.get(description.id());
    if (standing == null) {
      return this;
    }
    SortedMap<Long, Standing> next = new TreeMap<>(clusters);
    next.put(
        description.id(), new Standing(standing.centroid(), description, standing.changedRound()));
    return new ClusteringState(
        round,
        centroidRound,
        at,
        vectorSpace,
        mean,
        seededPopulation,
        nextId,
        next,
        lineage.labelled(description.id(), description.label()),
        vitals);
  }

  ClusteringState drifted(DriftAlarm alarm) {
    Lineage told = lineage;
    for (long id : alarm.clusters()) {
      Standing standing = clusters.get(id);
      if (standing == null) {
        continue; // It ended before the alarm was told.
      }
      long people = standing.description().size();
      List<Long> others = alarm.clusters().stream().filter(other -> other != id).toList();
      told = told.drifted(id, others, alarm.round(), alarm.at(), people);
    }
    return with(told, vitals.with(alarm));
  }

  ClusteringState with(Vitals newVitals) {
    return with(lineage, newVitals);
  }

  private ClusteringState with(Lineage newLineage, Vitals newVitals) {
    return new ClusteringState(
        round,
        centroidRound,
        at,
        vectorSpace,
        mean,
        seededPopulation,
        nextId,
        clusters,
        newLineage,
        newVitals);
  }

  private static Standing newcomer(Centroid centroid, long people, long round) {
    return new Standing(centroid, Description.unnamed(centroid.id(), people, 0), round);
  }

  private ClusteringState with(
      long newCentroidRound, SortedMap<Long, Standing> newClusters, Lineage newLineage) {
    long highest = newClusters.isEmpty() ? 0 : newClusters.lastKey();
    return new ClusteringState(
        round,
        newCentroidRound,
        at,
        vectorSpace,
        mean,
        seededPopulation,
        Math.max(nextId, highest + 1),
        newClusters,
        newLineage,
        vitals);
  }
}
