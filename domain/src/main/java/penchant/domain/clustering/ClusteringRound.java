package penchant.domain.clustering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.clustering.ClusteringEvent.Centroid;
import penchant.domain.clustering.ClusteringEvent.Description;
import penchant.domain.clustering.ClusteringEvent.RoundHeld;
import penchant.domain.clustering.RoundFact.ClusterDescribed;
import penchant.domain.clustering.RoundFact.ClusterMoved;
import penchant.domain.clustering.RoundFact.DriftDetected;
import penchant.domain.clustering.RoundFact.PeopleMoved;
import penchant.domain.clustering.RoundFact.ThetaFitted;
import penchant.domain.clustering.lineage.Move;
import penchant.domain.clustering.theta.ThetaFit;
import penchant.domain.decay.DecayedSum;

/**
 * One round: from the clusters as they stand and the totals of the cohorts to what is published.
 *
 * @param step the update step
 * @param event what goes into the journal, if it is worth publishing
 * @param items each cluster's items, best first
 * @param popular items over all users, those in no cluster included
 * @param hasMoved a centroid moved, or a cluster came or went: rows have to be assigned again
 */
public record ClusteringRound(
    RoundStep step,
    RoundHeld event,
    SortedMap<Long, List<WeightedItem>> items,
    List<WeightedItem> popular,
    boolean hasMoved) {

  /** The round that follows the state, with nothing remembered and without a sample. */
  public static ClusteringRound of(
      ClusteringState state,
      PopulationTotals totals,
      ItemKnowledge knowledge,
      ClusteringSettings settings,
      boolean mayMove,
      Instant now) {
    return of(
        state, totals, new RoundMemory(new Effort()), List.of(), knowledge, settings, mayMove, now);
  }

  /**
   * Computes the round that follows the state.
   *
   * @param memory of the rounds before; what it says is told, the caller tells it by {@link
   *     RoundMemory#told}
   * @param reservoir a sample of everybody, in the order of {@link Seeding#merge}; without one
   *     nothing is split
   * @param mayMove false while some rows were assigned under other centroids: then the totals are
   *     good enough to describe clusters, but not to move them
   */
  public static ClusteringRound of(
      ClusteringState state,
      PopulationTotals totals,
      RoundMemory memory,
      List<Sample> reservoir,
      ItemKnowledge knowledge,
      ClusteringSettings settings,
      boolean mayMove,
      Instant now) {
    SortedMap<Long, Map<String, DecayedSum>> deeds = new TreeMap<>();
    state.clusters().keySet().forEach(id -> deeds.put(id, totals.deeds(id)));
    Map<String, DecayedSum> overall = new HashMap<>();
    for (long group : totals.groups()) {
      Map<String, DecayedSum> own = deeds.get(group);
      (own == null ? totals.deeds(group) : own)
          .forEach(
              (key, sum) ->
                  overall.merge(key, sum, (a, b) -> a.plus(b, settings.popularityHalfLife())));
    }

    RoundStep step = RoundStep.of(state.centroids(), totals);
    List<RoundFact> facts = new ArrayList<>();
    SortedMap<Move, Long> moves = memory.moves();
    if (!moves.isEmpty()) {
      facts.add(new PeopleMoved(moves));
    }
    memory
        .lookForDrift(state, totals, overall, knowledge, settings.popularityHalfLife(), now)
        .map(DriftDetected::new)
        .ifPresent(facts::add);
    Optional<ThetaFit> theta = state.vitals().theta();
    memory
        .fitTheta(theta, theta.map(ThetaFit::temperature).orElse(settings.temperature()))
        .map(ThetaFitted::new)
        .ifPresent(facts::add);
    List<RoundFact> adapted =
        mayMove ? Adaptation.of(state, step, totals, memory, reservoir, settings, now) : List.of();
    Set<Long> touched = Adaptation.touchedBy(adapted);
    boolean hasMoved = mayMove && (step.moved() > settings.movedEnough() || !adapted.isEmpty());
    if (hasMoved) {
      facts.addAll(moved(state, step, touched, settings.movedEnough()));
    }
    facts.addAll(adapted);
    SortedMap<Long, List<WeightedItem>> items = new TreeMap<>();
    deeds.forEach(
        (id, sums) ->
            items.put(
                id,
                PopularItems.of(sums, settings.popularityHalfLife(), settings.popularByCluster())));
    describe(state, totals, deeds, items, knowledge, settings, touched).stream()
        .map(ClusterDescribed::new)
        .forEach(facts::add);

    return new ClusteringRound(
        step,
        new RoundHeld(state.round() + 1, now, facts),
        items,
        PopularItems.of(overall, settings.popularityHalfLife(), settings.popularOverall()),
        hasMoved);
  }

  /** Whether there is anything that was not said before. */
  public boolean isNews() {
    return !event.facts().isEmpty();
  }

  /** Whether it cannot wait: something moved, or interests drift. */
  public boolean isUrgent() {
    return hasMoved || event.facts().stream().anyMatch(DriftDetected.class::isInstance);
  }

  /**
   * What stays where it is costs nothing: no row has to be looked at for it, and nothing travels.
   */
  private static List<RoundFact> moved(
      ClusteringState state, RoundStep step, Set<Long> touched, double movedEnough) {
    List<RoundFact> moved = new ArrayList<>();
    state
        .clusters()
        .forEach(
            (id, standing) -> {
              Centroid next = standing.centroid().at(step.centroid(id));
              double by = 1 - next.direction().cosine(standing.centroid().direction());
              if (!touched.contains(id) && by > movedEnough) {
                moved.add(new ClusterMoved(next, by));
              }
            });
    return moved;
  }

  /**
   * What is to be said of clusters that is not said of them yet.
   *
   * @param touched those that are named anew in the next round only, and hold their names until
   *     then
   */
  private static List<Description> describe(
      ClusteringState state,
      PopulationTotals totals,
      SortedMap<Long, Map<String, DecayedSum>> deeds,
      SortedMap<Long, List<WeightedItem>> items,
      ItemKnowledge knowledge,
      ClusteringSettings settings,
      Set<Long> touched) {
    SortedMap<Long, Labels.Label> before = new TreeMap<>();
    state
        .clusters()
        .forEach(
            (id, standing) ->
                before.put(
                    id,
                    new Labels.Label(
                        standing.description().label(), standing.description().terms())));
    SortedMap<Long, Labels.Label> labels =
        Labels.of(
            deeds, before, touched, knowledge, settings.popularityHalfLife(), settings.terms());
    List<Description> changed = new ArrayList<>();
    state
        .clusters()
        .forEach(
            (id, standing) -> {
              Labels.Label label = Objects.requireNonNull(labels.get(id));
              long members = totals.members(id);
              double cohesion = members == 0 ? 0 : totals.sum(id).length() / members;
              List<String> medoids =
                  Medoids.of(
                      standing.centroid().direction(),
                      items.getOrDefault(id, List.of()),
                      standing.description().medoids(),
                      state.mean(),
                      knowledge);
              Description next =
                  new Description(id, members, cohesion, label.text(), label.terms(), medoids);
              if (!touched.contains(id) && !next.equals(standing.description())) {
                changed.add(next);
              }
            });
    return changed;
  }
}
