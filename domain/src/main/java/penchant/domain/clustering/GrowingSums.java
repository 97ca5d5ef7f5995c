package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import penchant.domain.clustering.Counter.Kind;

/** The counters of a cohort, each with the version at which it last grew. */
final class GrowingSums {

  private final SortedMap<Counter.Key, Sums> counters = new TreeMap<>();

  private static final class Sums {
    double[] values;
    boolean grew;
    long version;

    Sums(int size) {
      values = new double[size];
    }
  }

  /** Adds to a counter; always as many amounts for one kind. */
  void add(Kind kind, long first, long second, double... amounts) {
    Sums sums =
        counters.computeIfAbsent(
            new Counter.Key(kind, first, second), absent -> new Sums(amounts.length));
    for (int i = 0; i < amounts.length; i++) {
      sums.values[i] += amounts[i];
    }
    sums.grew = true;
  }

  void stamp(long version) {
    for (Sums sums : counters.values()) {
      if (sums.grew) {
        sums.grew = false;
        sums.version = version;
      }
    }
  }

  /** Those that grew after the version. */
  List<Counter> after(long version) {
    List<Counter> grown = new ArrayList<>();
    counters.forEach(
        (key, sums) -> {
          if (sums.version > version) {
            grown.add(new Counter(key, Arrays.stream(sums.values).boxed().toList()));
          }
        });
    return grown;
  }

  /** Forgets what was told up to the version and is about a cluster that is gone. */
  void forget(long version, LongPredicate isGone) {
    counters
        .entrySet()
        .removeIf(
            entry ->
                entry.getValue().version <= version
                    && !entry.getValue().grew
                    && (isGone.test(entry.getKey().first())
                        || isGone.test(entry.getKey().second())));
  }
}
