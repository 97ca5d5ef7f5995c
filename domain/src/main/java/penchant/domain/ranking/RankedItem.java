package penchant.domain.ranking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An item of a list.
 *
 * @param item id of the item
 * @param score sum of the parts, added in the order of their names
 * @param parts what each consideration gave or took
 * @param why sentences for a person, strongest reason first
 * @param propensity of an item that was drawn to explore: the probability with which just this one
 *     was; the others stand where they stand by their scores
 * @param explanation the score down to the events that made it, where that was asked for
 */
public record RankedItem(
    String item,
    double score,
    SortedMap<String, Double> parts,
    List<String> why,
    Optional<Double> propensity,
    Optional<Explanation> explanation) {

  public RankedItem {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    why = List.copyOf(why);
  }

  /** Scored by its parts. */
  static RankedItem of(String item, SortedMap<String, Double> parts, List<String> why) {
    return new RankedItem(item, sum(parts), parts, why, Optional.empty(), Optional.empty());
  }

  RankedItem drawn(double probability) {
    List<String> reasons = new ArrayList<>(why);
    reasons.add(0, "shown to find out whether you like it");
    return new RankedItem(item, score, parts, reasons, Optional.of(probability), explanation);
  }

  RankedItem with(Explanation down) {
    return new RankedItem(item, score, parts, why, propensity, Optional.of(down));
  }

  private static double sum(SortedMap<String, Double> parts) {
    double score = 0;
    for (double part : parts.values()) {
      score += part;
    }
    return score;
  }
}
