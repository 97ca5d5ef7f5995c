package penchant.domain.ranking;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.vector.Embedding;

/**
 * Keeps the mix of a list near to the mix of the person: an item loses by how far the list with it
 * would be from P(theta), as the Kullback-Leibler divergence of the list's shares of clusters from
 * the person's (Steck, Calibrated Recommendations, RecSys 2018). An item counts for the cluster
 * whose centroid is nearest.
 */
final class Calibration implements Penalty {

  /** Of the person's mix in the list's, so that a cluster without an item costs no infinity. */
  private static final double SMOOTHING = 0.01;

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
    double divergence = 0;
    for (Map.Entry<Long, Double> entry : wanted.entrySet()) {
      double share = entry.getValue();
      if (share > 0) {
        int items = counts.getOrDefault(entry.getKey(), 0) + (entry.getKey() == cluster ? 1 : 0);
        double listed = (1 - SMOOTHING) * items / (taken + 1) + SMOOTHING * share;
        divergence += share * StrictMath.log(share / listed);
      }
    }
    return Math.max(0, divergence);
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
