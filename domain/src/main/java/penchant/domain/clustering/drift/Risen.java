package penchant.domain.clustering.drift;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What is done more than before. */
public final class Risen {

  private Risen() {}

  /**
   * The keys that grew most beyond their share of all that grew, most first: the excess over what
   * was to be expected, in standard deviations of a Poisson count of what there is now, since what
   * is done often rises by much on a quiet day, too.
   *
   * @param before masses by key
   * @param now the same later, as seen at the same time
   */
  public static List<String> most(Map<String, Double> before, Map<String, Double> now, int most) {
    double allBefore = sum(before);
    double growth = sum(now) - allBefore;
    double rate = allBefore > 0 ? Math.max(0, growth / allBefore) : 0;
    record Excess(String key, double deviations) {}
    return now.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(
            entry -> {
              double expected = (1 + rate) * before.getOrDefault(entry.getKey(), 0.0);
              double excess = entry.getValue() - expected;
              return new Excess(entry.getKey(), excess / Math.sqrt(entry.getValue()));
            })
        .filter(excess -> excess.deviations > 0)
        .sorted(
            Comparator.comparingDouble(Excess::deviations).reversed().thenComparing(Excess::key))
        .limit(most)
        .map(Excess::key)
        .toList();
  }

  private static double sum(Map<String, Double> masses) {
    return masses.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
