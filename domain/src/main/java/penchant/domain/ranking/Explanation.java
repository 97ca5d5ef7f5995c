package penchant.domain.ranking;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A score taken apart down to the events that made it: the shares of {@code events} and the numbers
 * of {@code rest} add up to it.
 *
 * @param events those with the largest say first, whether they gave or took
 * @param rest what of each part is not owed to any of {@code events}: to other people, to the item
 *     itself, to events that are not named here, and to rounding
 */
public record Explanation(List<Evidence> events, SortedMap<String, Double> rest) {

  private static final Comparator<Evidence> LARGEST_FIRST =
      Comparator.comparingDouble((Evidence one) -> Math.abs(one.share()))
          .reversed()
          .thenComparing(Evidence::at, Comparator.reverseOrder())
          .thenComparing(Evidence::type)
          .thenComparing(one -> one.item().orElse(""))
          .thenComparing(Evidence::text);

  public Explanation {
    events = List.copyOf(events);
    rest = Collections.unmodifiableSortedMap(new TreeMap<>(rest));
  }

  /**
   * Of these parts and events; what the events do not account for is the rest.
   *
   * @param most how many events to name
   */
  static Explanation of(SortedMap<String, Double> parts, List<Evidence> events, int most) {
    List<Evidence> named = events.stream().sorted(LARGEST_FIRST).limit(most).toList();
    SortedMap<String, Double> rest = new TreeMap<>(parts);
    for (Evidence event : named) {
      for (Map.Entry<String, Double> share : event.parts().entrySet()) {
        rest.merge(share.getKey(), -share.getValue(), Double::sum);
      }
    }
    return new Explanation(named, rest);
  }
}
