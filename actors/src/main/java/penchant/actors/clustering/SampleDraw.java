package penchant.actors.clustering;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import penchant.domain.clustering.Sample;

/**
 * A sample that is being drawn: what the cohorts have given so far.
 *
 * <p>Mutable; owned by the coordinator.
 */
final class SampleDraw {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final int cohorts;
  private final long seed;
  private final Purpose purpose;
  private final long population;
  private final Instant since;
  private final Map<Integer, PartsInbox<Drawn>> inboxes = new HashMap<>();
  private final Map<Integer, List<Sample>> samples = new HashMap<>();

  /** What the sample is for. */
  enum Purpose {
    /** To find the clusters anew. */
    SEEDING,
    /** To see whether a cluster ought to be split. */
    ROUND,
    /** To compare the clusters with a full run. */
    AUDIT
  }

  SampleDraw(int cohorts, long seed, Purpose purpose, long population, Instant since) {
    this.cohorts = cohorts;
    this.seed = seed;
    this.purpose = purpose;
    this.population = population;
    this.since = since;
  }

  long seed() {
    return seed;
  }

  Purpose purpose() {
    return purpose;
  }

  /** How many people there were when it was begun. */
  long population() {
    return population;
  }

  /** Whether the cohorts may still answer. */
  boolean isOpen(Instant now) {
    return since.plus(PATIENCE).isAfter(now);
  }

  /** Takes in a cohort's part; whether that was the last one missing. */
  boolean take(Drawn drawn) {
    if (drawn.seed() == seed) {
      inboxes
          .computeIfAbsent(drawn.cohort(), cohort -> new PartsInbox<>())
          .add(seed, drawn.part(), drawn.parts(), drawn)
          .ifPresent(
              parts ->
                  samples.put(
                      drawn.cohort(),
                      parts.stream().flatMap(part -> part.samples().stream()).toList()));
    }
    return samples.size() == cohorts;
  }

  List<Sample> all() {
    return samples.values().stream().flatMap(List::stream).toList();
  }
}
