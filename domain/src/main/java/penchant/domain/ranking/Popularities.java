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
 * <p>In a cluster of few people chance has a large say. So a cluster's masses are smoothed toward
 * the whole: as if its people had also done so much, a multiple of what those of a cluster did on
 * the average, in the proportions in which everybody does it (the mean of a multinomial under a
 * Dirichlet prior). All masses decay alike, so nothing of this changes while nothing happens.
 */
final class Popularities {

  private final ClusterModel model;
  private final double exponent;
  private final Map<String, Double> popular;
  private final Map<String, Double> all;
  private final Map<Long, Map<String, Double>> own = new HashMap<>();

  /** What one of everybody's masses adds to a cluster's. */
  private final double each;

  private final Popularity overall;
  private final Popularity everywhere;
  private final Map<Long, Popularity> byCluster = new ConcurrentHashMap<>();

  Popularities(ClusterModel model, RankingSettings settings) {
    this.model = model;
    exponent = settings.popularityExponent();
    Masses masses = new Masses(model, settings.popularityHalfLife());
    popular = masses.of(model.popular());
    all = masses.everywhere(model);
    double sum = 0;
    for (Cluster cluster : model.clusters()) {
      Map<String, Double> ofCluster = masses.of(cluster.items());
      own.put(cluster.id(), ofCluster);
      sum += sum(ofCluster);
    }
    double prior = settings.popularitySmoothing() * sum / Math.max(1, own.size());
    each = prior == 0 ? 0 : prior / sum(all);
    overall = Popularity.of(popular, exponent);
    everywhere = Popularity.of(all, exponent);
  }

  private Popularity smoothed(Map<String, Double> ofCluster) {
    Map<String, Double> smoothed = new HashMap<>(ofCluster);
    popular.keySet().forEach(item -> smoothed.putIfAbsent(item, 0.0));
    smoothed.replaceAll((item, mass) -> mass + each * all.getOrDefault(item, 0.0));
    return Popularity.of(smoothed, exponent);
  }

  private static double sum(Map<String, Double> masses) {
    return masses.values().stream().sorted().mapToDouble(mass -> mass).sum();
  }

  /** Masses as of the time of the largest, which is 1. */
  private static final class Masses {
    private final HalfLife halfLife;
    private double largest = Double.NEGATIVE_INFINITY;

    Masses(ClusterModel model, HalfLife halfLife) {
      this.halfLife = halfLife;
      raise(model.popular());
      model.clusters().forEach(cluster -> raise(cluster.items()));
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
    Map<String, Double> ofCluster = own.get(cluster);
    return ofCluster == null
        ? overall
        : byCluster.computeIfAbsent(cluster, any -> smoothed(ofCluster));
  }
}
