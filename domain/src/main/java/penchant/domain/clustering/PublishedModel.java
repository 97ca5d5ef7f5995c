package penchant.domain.clustering;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.clustering.theta.ThetaFit;

/** Makes the model that every node gets from the coordinator's state. */
public final class PublishedModel {

  private PublishedModel() {}

  /**
   * The model of that state.
   *
   * @param temperature of P(theta) until it is fitted
   * @param items each cluster's items, best first; empty right after a restart
   * @param now the newest event time accepted
   */
  public static ClusterModel of(
      ClusteringState state,
      double temperature,
      SortedMap<Long, List<WeightedItem>> items,
      List<WeightedItem> popular,
      Instant now) {
    List<Cluster> clusters =
        state.clusters().values().stream()
            .map(
                standing ->
                    new Cluster(
                        standing.centroid().id(),
                        standing.centroid().direction(),
                        standing.description().size(),
                        standing.description().label(),
                        standing.description().terms(),
                        items.getOrDefault(standing.centroid().id(), List.of()),
                        standing.description().medoids(),
                        standing.description().cohesion(),
                        standing.centroid().born()))
            .toList();
    return new ClusterModel(
        state.round(),
        state.centroidRound(),
        state.vectorSpace(),
        state.mean(),
        state.vitals().theta().map(ThetaFit::temperature).orElse(temperature),
        clusters,
        popular,
        now,
        state.vitals());
  }
}
