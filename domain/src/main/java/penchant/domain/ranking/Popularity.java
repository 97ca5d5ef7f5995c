package penchant.domain.ranking;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How popular items are within a group of people, between 0 and 1: an item's mass as a share of the
 * largest in the group, to a power. A share does not change while nothing happens, and is the same
 * for every list made from one cluster model.
 */
final class Popularity {

  private final Map<String, Double> byItem;

  private Popularity(Map<String, Double> byItem) {
    this.byItem = byItem;
  }

  /**
   * Of items by their masses.
   *
   * @param masses as of one time; of equal ones the lower id is first
   */
  static Popularity of(Map<String, Double> masses, double exponent) {
    double largest = 0;
    for (double mass : masses.values()) {
      largest = Math.max(largest, mass);
    }
    double scale = largest;
    Map<String, Double> byItem = new LinkedHashMap<>();
    masses.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            entry ->
                byItem.put(entry.getKey(), StrictMath.pow(entry.getValue() / scale, exponent)));
    return new Popularity(byItem);
  }

  double of(String item) {
    return byItem.getOrDefault(item, 0.0);
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
