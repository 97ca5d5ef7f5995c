package penchant.domain.clustering;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;

/** The items among decayed sums, best first. */
final class PopularItems {

  private PopularItems() {}

  private record Ranked(WeightedItem item, double log2) {}

  /** At most {@code most} items of positive weight; of equal ones the lower id is first. */
  static List<WeightedItem> of(Map<String, DecayedSum> deeds, HalfLife halfLife, int most) {
    return deeds.entrySet().stream()
        .filter(entry -> Deed.isItem(entry.getKey()) && entry.getValue().mass() > 0)
        .map(
            entry ->
                new Ranked(
                    new WeightedItem(Deed.subject(entry.getKey()), entry.getValue()),
                    entry.getValue().log2(halfLife)))
        .sorted(
            Comparator.comparingDouble(Ranked::log2)
                .reversed()
                .thenComparing(ranked -> ranked.item.item()))
        .limit(most)
        .map(Ranked::item)
        .toList();
  }
}
