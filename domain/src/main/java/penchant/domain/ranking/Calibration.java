package penchant.domain.ranking;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.metrics.Divergence;
import penchant.domain.vector.Embedding;

/**
 * Keeps the mix of a list near to the mix of the person: an item loses by how far the list with it
 * would be from P(theta), as the Kullback-Leibler divergence of the list's shares of clusters from
 * the person's (Steck, Calibrated Recommendations, RecSys 2018). An item counts for the cluster
 * whose centroid is nearest.
 */
final class Calibration implements Penalty {

  private final double weight;
  private final SortedMap<Long, Double> wanted;
  private final ClusterModel model;
  private final Map<String, Long> clusters = new HashMap<>();
  private final SortedMap<Long, Integer> counts = new TreeMap<>();
  private final Map<Long, Double> divergences = new HashMap<>();
  private int taken;

  /**
   * @param weight what a divergence of 1 takes off
   * @param wanted P(theta), not empty
   */
  Calibration(double weight, SortedMap<Long, Double> wanted, ClusterModel model) {
    this.weight = weight;
    this.wanted = wanted;
    this.model = model;
  }

  @Override
  public double of(ScoredItem candidate) {
    return weight * divergences.computeIfAbsent(cluster(candidate.item()), this::divergenceWith);
  }

  @Override
  public void taken(ScoredItem item) {
    counts.merge(cluster(item.item()), 1, Integer::sum);
    taken++;
    divergences.clear();
  }

  /** KL(wanted | list) of the list with one more item of a cluster. */
  private double divergenceWith(long cluster) {
    Map<Long, Integer> withOne = new HashMap<>(counts);
    withOne.merge(cluster, 1, Integer::sum);
    return Divergence.of(wanted, withOne, taken + 1);
  }

  private long cluster(Item item) {
    return clusters.computeIfAbsent(item.id(), id -> nearest(item));
  }

  private long nearest(Item item) {
    Embedding centred = model.centred(item.vector());
    long nearest = -1;
    float best = Float.NEGATIVE_INFINITY;
    for (Cluster cluster : model.clusters()) {
      float cosine = cluster.centroid().similarity(centred);
      if (cosine > best) {
        best = cosine;
        nearest = cluster.id();
      }
    }
    return nearest;
  }
}
