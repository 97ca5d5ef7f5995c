package penchant.domain.clustering;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.clustering.lineage.Move;

/**
 * What a coordinator remembers from one round to the next and may forget when it starts anew: what
 * the cohorts have counted, and who has been small for how long.
 *
 * <p>Mutable; owned by one coordinator.
 */
public final class RoundMemory {

  private final Growth growth = new Growth();
  private final Map<Long, Integer> smallFor = new HashMap<>();

  /**
   * Takes in what a cohort counted.
   *
   * @param incarnation another one at each start of the cohort
   */
  public void take(int cohort, long incarnation, CohortChange change) {
    growth.take(cohort, incarnation, change.counters());
  }

  /** The round that was computed last stands in the journal. */
  public void told() {
    growth.told(Counter.Kind.MOVED);
  }

  /** Who went from where to where since that was last told. */
  SortedMap<Move, Long> moves() {
    SortedMap<Move, Long> moves = new TreeMap<>();
    growth
        .of(Counter.Kind.MOVED)
        .forEach(
            (key, people) -> moves.put(new Move(key.first(), key.second()), Math.round(people[0])));
    return moves;
  }

  /** Counts another round, and names those that have been too small for long enough. */
  Set<Long> starving(ClusteringState state, PopulationTotals totals, Adaptivity rules) {
    Set<Long> starving = new HashSet<>();
    double mean = totals.population() / (double) Math.max(1, state.clusters().size());
    smallFor.keySet().retainAll(state.clusters().keySet());
    for (long id : state.clusters().keySet()) {
      if (totals.members(id) < rules.retireShare() * mean) {
        int rounds = smallFor.merge(id, 1, Integer::sum);
        if (rounds >= rules.retireAfter()) {
          starving.add(id);
        }
      } else {
        smallFor.remove(id);
      }
    }
    return starving;
  }
}
