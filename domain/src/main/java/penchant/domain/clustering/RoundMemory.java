package penchant.domain.clustering;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import penchant.domain.clustering.drift.DriftAlarm;
import penchant.domain.clustering.drift.DriftWatch;
import penchant.domain.clustering.drift.Strays;
import penchant.domain.clustering.lineage.Move;
import penchant.domain.clustering.lineage.Story;
import penchant.domain.clustering.theta.Foresight;
import penchant.domain.clustering.theta.ThetaFit;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;

/**
 * What a coordinator remembers from one round to the next and may forget when it starts anew: what
 * the cohorts have counted, who has been small for how long, what is usual.
 *
 * <p>Mutable; owned by one coordinator.
 */
public final class RoundMemory {

  /** What people did is compared with what they had done three to six looks ago. */
  private static final int KEPT_FOR_LOOKS = 3;

  private static final double WORTH_TELLING = 0.02;
  private static final double CALIBRATION_WORTH_TELLING = 0.01;

  /** Long after that no cohort that is heard at all speaks of a cluster that ended. */
  private static final Duration SPOKEN_OF = Duration.ofHours(1);

  private final Effort effort;
  private final Growth growth = new Growth();
  private final Map<Long, Integer> smallFor = new HashMap<>();
  private final VainLooks<Long> splitLooks = new VainLooks<>();
  private final VainLooks<Merger.Pair> mergeLooks = new VainLooks<>();
  private final DriftWatch drift = new DriftWatch();
  private final Foresight foresight = new Foresight();
  private Map<String, DecayedSum> before = Map.of();
  private Map<String, DecayedSum> lately = Map.of();
  private Set<Long> living = Set.of();
  private int lookedForDrift;
  private @Nullable DriftAlarm untold;

  /**
   * Nothing is remembered yet.
   *
   * @param effort counts what rounds calculate from totals and samples
   */
  public RoundMemory(Effort effort) {
    this.effort = effort;
  }

  /**
   * Takes in what a cohort counted.
   *
   * @param incarnation another one at each start of the cohort
   */
  public void take(int cohort, long incarnation, CohortChange change) {
    growth.take(cohort, incarnation, change.counters());
  }

  Effort effort() {
    return effort;
  }

  /** Clusters that were found to be one. */
  VainLooks<Long> splitLooks() {
    return splitLooks;
  }

  /** Pairs of clusters that were found to be two. */
  VainLooks<Merger.Pair> mergeLooks() {
    return mergeLooks;
  }

  /** The round that was computed last stands in the journal. */
  public void told() {
    growth.told(Counter.Kind.MOVED);
    untold = null;
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

  /**
   * Looks at what was done since the last look, if that is enough. An alarm rings until it has been
   * told: not every round that is computed is.
   *
   * @param deeds what all people did, by key
   */
  Optional<DriftAlarm> lookForDrift(
      ClusteringState state,
      PopulationTotals totals,
      Map<String, DecayedSum> deeds,
      ItemKnowledge knowledge,
      HalfLife halfLife,
      Instant now) {
    SortedMap<Long, Strays> strays = new TreeMap<>();
    growth
        .of(Counter.Kind.STRAYED)
        .forEach((key, sums) -> strays.put(key.first(), new Strays(sums[0], sums[1], sums[2])));
    if (strays.values().stream().mapToDouble(Strays::events).sum() >= DriftWatch.LEAST_EVENTS) {
      growth.told(Counter.Kind.STRAYED);
      drift
          .look(strays, closeness(state, totals))
          .ifPresent(
              found -> {
                DeedShift shift = DeedShift.between(before, deeds, knowledge, halfLife);
                untold =
                    new DriftAlarm(
                        state.round() + 1,
                        now,
                        found.distance(),
                        found.usual(),
                        found.clusters(),
                        shift.terms(),
                        shift.items());
              });
      if (lookedForDrift++ % KEPT_FOR_LOOKS == 0) {
        before = lately;
        lately = deeds;
      }
    }
    return Optional.ofNullable(untold).map(alarm -> alarm.inRound(state.round() + 1));
  }

  /** The mean cosine of each cluster's members to its centroid. */
  private static Map<Long, Double> closeness(ClusteringState state, PopulationTotals totals) {
    Map<Long, Double> closeness = new HashMap<>();
    state
        .centroids()
        .forEach(
            (id, centroid) -> {
              long people = totals.members(id);
              if (people > 0) {
                closeness.put(id, totals.sum(id).dot(centroid) / people);
              }
            });
    return closeness;
  }

  /** How P(theta) is to be fitted, if that is news. */
  Optional<ThetaFit> fitTheta(Optional<ThetaFit> last, double inUse) {
    growth.of(Counter.Kind.FORESEEN).values().forEach(foresight::add);
    growth.told(Counter.Kind.FORESEEN);
    return foresight.fit(inUse).filter(fit -> last.isEmpty() || differs(fit, last.get()));
  }

  private static boolean differs(ThetaFit fit, ThetaFit last) {
    return fit.temperature() != last.temperature()
        || Math.abs(fit.perplexity() - last.perplexity()) > WORTH_TELLING * last.perplexity()
        || Math.abs(fit.calibrationError() - last.calibrationError()) > CALIBRATION_WORTH_TELLING;
  }

  /** What is remembered of clusters that live no more is forgotten. */
  void keepLiving(ClusteringState state, Instant now) {
    Set<Long> ids = state.clusters().keySet();
    if (ids.equals(living)) {
      return;
    }
    living = Set.copyOf(ids);
    smallFor.keySet().retainAll(ids);
    splitLooks.keep(ids::contains);
    mergeLooks.keep(pair -> ids.contains(pair.a()) && ids.contains(pair.b()));
    growth.keep(
        id ->
            ids.contains(id)
                || state
                    .lineage()
                    .of(id)
                    .flatMap(Story::end)
                    .filter(end -> end.plus(SPOKEN_OF).isAfter(now))
                    .isPresent());
  }

  /** Counts another round, and names those that have been too small for long enough. */
  Set<Long> starving(ClusteringState state, PopulationTotals totals, Adaptivity rules) {
    Set<Long> starving = new TreeSet<>();
    double mean = totals.population() / (double) Math.max(1, state.clusters().size());
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
