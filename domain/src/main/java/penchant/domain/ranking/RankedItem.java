package penchant.domain.ranking;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An item of a list.
 *
 * @param item id of the item
 * @param score sum of the parts, added in the order of their names
 * @param parts what each consideration gave or took
 * @param why sentences for a person, strongest reason first
 */
public record RankedItem(
    String item, double score, SortedMap<String, Double> parts, List<String> why) {

  public RankedItem {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    why = List.copyOf(why);
  }

  /** Scored by its parts. */
  static RankedItem of(String item, SortedMap<String, Double> parts, List<String> why) {
    return new RankedItem(item, sum(parts), parts, why);
  }

  static double sum(SortedMap<String, Double> parts) {
    double score = 0;
    for (double part : parts.values()) {
      score += part;
    }
    return score;
  }
}
