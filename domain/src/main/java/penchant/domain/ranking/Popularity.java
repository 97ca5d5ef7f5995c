package penchant.domain.ranking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import penchant.domain.catalogue.WeightedItem;
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

  /** Of the first {@code most} of {@code items}, which stand best first. */
  static Popularity of(List<WeightedItem> items, int most, HalfLife halfLife, double exponent) {
    double largest = Double.NEGATIVE_INFINITY;
    for (WeightedItem item : items) {
      largest = Math.max(largest, item.weight().log2(halfLife));
    }
    Map<String, Double> byItem = new LinkedHashMap<>();
    for (WeightedItem item : items.subList(0, Math.min(most, items.size()))) {
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

  /** The ids of the items, most popular first. */
  Iterable<String> items() {
    return byItem.keySet();
  }
}
