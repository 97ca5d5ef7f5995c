package penchant.domain.clustering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import penchant.domain.clustering.Counter.Kind;

/**
 * By how much the counters of all cohorts grew since that was last told. A cohort that is heard for
 * the first time sets the start; one that started anew counts from zero. The first sum of a counter
 * grows whenever any of them does, so a message that was overtaken is told by it.
 *
 * <p>Mutable; owned by the coordinator.
 */
public final class Growth {

  private final Map<Integer, Known> cohorts = new HashMap<>();
  private final SortedMap<Counter.Key, double[]> grown = new TreeMap<>();

  private static final class Known {
    final long incarnation;
    final Map<Counter.Key, List<Double>> counters = new HashMap<>();

    Known(long incarnation) {
      this.incarnation = incarnation;
    }
  }

  /**
   * Takes in what a cohort counted.
   *
   * @param incarnation another one at each start of the cohort
   */
  public void take(int cohort, long incarnation, List<Counter> counters) {
    Known known = cohorts.get(cohort);
    boolean first = known == null;
    if (known == null || known.incarnation != incarnation) {
      known = new Known(incarnation);
      cohorts.put(cohort, known);
    }
    for (Counter counter : counters) {
      List<Double> before = known.counters.get(counter.key());
      if (before == null || before.get(0) < counter.sums().get(0)) {
        known.counters.put(counter.key(), counter.sums());
        if (!first) {
          add(counter, before);
        }
      }
    }
  }

  private void add(Counter counter, @Nullable List<Double> before) {
    double[] sums = grown.computeIfAbsent(counter.key(), key -> new double[counter.sums().size()]);
    for (int i = 0; i < sums.length; i++) {
      sums[i] += counter.sums().get(i) - (before == null ? 0 : before.get(i));
    }
  }

  /** By how much the counters of a kind grew. */
  public SortedMap<Counter.Key, double[]> of(Kind kind) {
    SortedMap<Counter.Key, double[]> some = new TreeMap<>();
    grown.forEach(
        (key, sums) -> {
          if (key.kind() == kind) {
            some.put(key, sums.clone());
          }
        });
    return some;
  }

  /**
   * Forgets how far cohorts had counted what is about any other cluster. A cohort that has been
   * heard since a cluster ended has forgotten it, too; one that has not would be counted whole.
   *
   * @param clusters that live, or ended not long ago
   */
  public void keep(LongPredicate clusters) {
    LongPredicate isKept = id -> id == Centroids.NO_CLUSTER || clusters.test(id);
    cohorts
        .values()
        .forEach(
            known ->
                known
                    .counters
                    .keySet()
                    .removeIf(key -> !isKept.test(key.first()) || !isKept.test(key.second())));
  }

  /** What grew of a kind has been told, and starts again from zero. */
  public void told(Kind kind) {
    grown.keySet().removeIf(key -> key.kind() == kind);
  }
}
