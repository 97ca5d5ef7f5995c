package penchant.domain.clustering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.clustering.ClusteringEvent.Centroid;
import penchant.domain.clustering.ClusteringEvent.Description;
import penchant.domain.clustering.ClusteringEvent.RoundPublished;
import penchant.domain.clustering.ClusteringState.Standing;
import penchant.domain.decay.DecayedSum;

/**
 * One round: from the clusters as they stand and the totals of the cohorts to what is published.
 *
 * @param step the update step
 * @param event what goes into the journal, if it is worth publishing
 * @param items each cluster's items, best first
 * @param popular items over all users, those in no cluster included
 * @param isNews something moved or is described differently
 */
public record ClusteringRound(
    RoundStep step,
    RoundPublished event,
    SortedMap<Long, List<WeightedItem>> items,
    List<WeightedItem> popular,
    boolean isNews) {

  /**
   * Computes the round that follows the state.
   *
   * @param mayMove false while some rows were assigned under other centroids: then the totals are
   *     good enough to describe clusters, but not to move them
   */
  public static ClusteringRound of(
      ClusteringState state,
      PopulationTotals totals,
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
    List<Centroid> moved =
        mayMove && step.moved() > settings.movedEnough() ? moved(state, step) : List.of();
    List<Description> changed = describe(state, totals, deeds, knowledge, settings);

    SortedMap<Long, List<WeightedItem>> items = new TreeMap<>();
    deeds.forEach(
        (id, sums) ->
            items.put(
                id,
                PopularItems.of(sums, settings.popularityHalfLife(), settings.popularByCluster())));
    return new ClusteringRound(
        step,
        new RoundPublished(state.round() + 1, now, moved, changed),
        items,
        PopularItems.of(overall, settings.popularityHalfLife(), settings.popularOverall()),
        !moved.isEmpty() || !changed.isEmpty());
  }

  private static List<Centroid> moved(ClusteringState state, RoundStep step) {
    List<Centroid> moved = new ArrayList<>();
    state
        .clusters()
        .forEach(
            (id, standing) -> {
              Centroid next = new Centroid(id, step.centroid(id), standing.centroid().born());
              if (!next.equals(standing.centroid())) {
                moved.add(next);
              }
            });
    return moved;
  }

  private static List<Description> describe(
      ClusteringState state,
      PopulationTotals totals,
      SortedMap<Long, Map<String, DecayedSum>> deeds,
      ItemKnowledge knowledge,
      ClusteringSettings settings) {
    SortedMap<Long, Labels.Label> labels =
        Labels.of(deeds, knowledge, settings.popularityHalfLife(), settings.terms());
    List<Description> changed = new ArrayList<>();
    labels.forEach(
        (id, label) -> {
          long members = totals.members(id);
          double cohesion = members == 0 ? 0 : totals.sum(id).length() / members;
          Description next = new Description(id, members, cohesion, label.text(), label.terms());
          Standing standing = state.clusters().get(id);
          if (standing == null || !next.equals(standing.description())) {
            changed.add(next);
          }
        });
    return changed;
  }
}
