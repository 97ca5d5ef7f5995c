package penchant.domain.ranking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.decay.HalfLife;

/**
 * What is popular with everybody and in each cluster, as a cluster model knows it.
 *
 * <p>In a cluster of few people chance has a large say. So the shares that items have in what a
 * cluster does are smoothed toward those in what everybody does: as if it had so many more people,
 * a multiple of those that a cluster has on the average, who do what everybody does (the mean of a
 * multinomial under a Dirichlet prior). It goes by people and not by what they did of late: a
 * cluster that is quiet for a week keeps what is its own.
 */
final class Popularities {

  private final ClusterModel model;
  private final double exponent;
  private final Map<String, Double> popular;
  private final Map<String, Double> all;
  private final HalfLife halfLife;
  private final Map<Long, Cluster> clusters = new HashMap<>();

  /** How many people who do what everybody does are added to a cluster's. */
  private final double prior;

  private final Popularity overall;
  private final Popularity everywhere;
  private final Map<Long, Popularity> byCluster = new ConcurrentHashMap<>();

  Popularities(ClusterModel model, RankingSettings settings) {
    this.model = model;
    exponent = settings.popularityExponent();
    halfLife = settings.popularityHalfLife();
    Masses masses = Masses.of(model, halfLife);
    popular = masses.of(model.popular());
    all = masses.everywhere(model);
    long people = 0;
    for (Cluster cluster : model.clusters()) {
      clusters.put(cluster.id(), cluster);
      people += cluster.size();
    }
    prior = settings.popularitySmoothing() * people / Math.max(1, clusters.size());
    overall = Popularity.of(popular, exponent);
    everywhere = Popularity.of(all, exponent);
  }

  private Popularity smoothed(Cluster cluster) {
    Map<String, Double> smoothed = Masses.of(cluster.items(), halfLife).of(cluster.items());
    if (prior > 0 || smoothed.isEmpty()) {
      double did = sum(smoothed);
      double own = did > 0 ? cluster.size() / did : 0;
      double others = (prior > 0 ? prior : 1) / Math.max(Double.MIN_NORMAL, sum(all));
      popular.keySet().forEach(item -> smoothed.putIfAbsent(item, 0.0));
      smoothed.replaceAll((item, mass) -> own * mass + others * all.getOrDefault(item, 0.0));
    }
    return Popularity.of(smoothed, exponent);
  }

  private static double sum(Map<String, Double> masses) {
    return masses.values().stream().sorted().mapToDouble(mass -> mass).sum();
  }

  /** Masses as of the time of the largest, which is 1. */
  private static final class Masses {
    private final HalfLife halfLife;
    private double largest = Double.NEGATIVE_INFINITY;

    private Masses(HalfLife halfLife) {
      this.halfLife = halfLife;
    }

    static Masses of(ClusterModel model, HalfLife halfLife) {
      Masses masses = new Masses(halfLife);
      masses.raise(model.popular());
      model.clusters().forEach(cluster -> masses.raise(cluster.items()));
      return masses;
    }

    static Masses of(List<WeightedItem> items, HalfLife halfLife) {
      Masses masses = new Masses(halfLife);
      masses.raise(items);
      return masses;
    }

    private void raise(List<WeightedItem> items) {
      for (WeightedItem item : items) {
        largest = Math.max(largest, item.weight().log2(halfLife));
      }
    }

    Map<String, Double> of(List<WeightedItem> items) {
      Map<String, Double> masses = new HashMap<>();
      for (WeightedItem item : items) {
        double log = item.weight().log2(halfLife);
        if (log > Double.NEGATIVE_INFINITY) {
          masses.put(item.item(), StrictMath.pow(2, log - largest));
        }
      }
      return masses;
    }

    /**
     * Of every item that the model knows anything of: those most popular with all, then those that
     * only clusters name. Of these it is known what the clusters gave, and that all together gave
     * them no more than the last of the first.
     */
    Map<String, Double> everywhere(ClusterModel model) {
      Map<String, Double> popular = of(model.popular());
      double last = popular.values().stream().mapToDouble(mass -> mass).min().orElse(1);
      Map<String, Double> all = new HashMap<>();
      for (Cluster cluster : model.clusters()) {
        of(cluster.items()).forEach((item, mass) -> all.merge(item, mass, Double::sum));
      }
      all.replaceAll((item, mass) -> Math.min(mass, last));
      all.putAll(popular);
      return all;
    }
  }

  /** The model that these are of. */
  ClusterModel model() {
    return model;
  }

  /** Of the items that are most popular with everybody. */
  Popularity overall() {
    return overall;
  }

  /** Of every item that is popular with everybody or in some cluster, by what everybody does. */
  Popularity everywhere() {
    return everywhere;
  }

  /** In a cluster; in one that the model does not have, as with everybody. */
  Popularity in(long cluster) {
    Cluster known = clusters.get(cluster);
    return known == null ? overall : byCluster.computeIfAbsent(cluster, any -> smoothed(known));
  }
}
