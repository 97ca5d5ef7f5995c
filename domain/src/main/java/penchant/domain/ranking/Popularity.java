package penchant.domain.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;

/**
 * How popular items are within a group of people, between 0 and 1: an item's decayed mass as a
 * share of the largest in the group, to a power. A share does not change while nothing happens, and
 * is the same for every list made from one cluster model.
 */
final class Popularity {

  static final Popularity NONE = new Popularity(Map.of());

  private final Map<String, Double> byItem;

  private Popularity(Map<String, Double> byItem) {
    this.byItem = byItem;
  }

  /** Of {@code items}, which stand best first. */
  static Popularity of(List<WeightedItem> items, HalfLife halfLife, double exponent) {
    double largest = Double.NEGATIVE_INFINITY;
    for (WeightedItem item : items) {
      largest = Math.max(largest, item.weight().log2(halfLife));
    }
    Map<String, Double> byItem = new LinkedHashMap<>();
    for (WeightedItem item : items) {
      double log = item.weight().log2(halfLife);
      if (log > Double.NEGATIVE_INFINITY) {
        byItem.put(item.item(), StrictMath.pow(2, (log - largest) * exponent));
      }
    }
    return new Popularity(byItem);
  }

  double of(String item) {
    return byItem.getOrDefault(item, 0.0);
  }

  /**
   * With everybody, of every item that the model knows anything of: those that are most popular
   * with all, then those that only clusters name. Of these it is known what the clusters gave, and
   * that all together gave them less than the last of the first.
   */
  static Popularity everywhere(ClusterModel model, HalfLife halfLife, double exponent) {
    Map<String, DecayedSum> inClusters = new TreeMap<>();
    for (Cluster cluster : model.clusters()) {
      for (WeightedItem item : cluster.items()) {
        inClusters.merge(item.item(), item.weight(), (one, other) -> one.plus(other, halfLife));
      }
    }
    List<WeightedItem> all = new ArrayList<>(model.popular());
    all.forEach(item -> inClusters.remove(item.item()));
    if (!all.isEmpty()) {
      WeightedItem last = all.get(all.size() - 1);
      inClusters.replaceAll(
          (item, sum) -> sum.log2(halfLife) > last.weight().log2(halfLife) ? last.weight() : sum);
    }
    inClusters.entrySet().stream()
        .map(entry -> new WeightedItem(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingDouble((WeightedItem item) -> item.weight().log2(halfLife))
                .reversed())
        .forEach(all::add);
    return of(all, halfLife, exponent);
  }

  /** The ids of the items, most popular first. */
  Set<String> items() {
    return byItem.keySet();
  }

  /** Of those the first, at most so many. */
  List<String> items(int most) {
    return byItem.keySet().stream().limit(most).toList();
  }
}
