package penchant.actors.crowd;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import penchant.actors.Wire;
import penchant.domain.learning.Trial;

/**
 * What came of learning a blend the last time.
 *
 * @param at when, by the clock; the epoch for never
 * @param people whose choices there were
 * @param events that were read
 * @param trial nothing where the people were too few, or it did not come to that
 * @param failures how many times it failed one after the other, up to this one
 * @param cause of the last of them, in words; empty if there were none
 * @param since when it is being learned again; nothing while it is not
 */
public record LearningTold(
    Outcome outcome,
    Instant at,
    int people,
    long events,
    Optional<Trial> trial,
    int failures,
    String cause,
    Optional<Instant> since)
    implements Wire {

  /** Where it is switched off. */
  public static final LearningTold OFF = new LearningTold(Outcome.OFF);

  /** What came of it. */
  public enum Outcome {
    /** Configuration says not to learn. */
    OFF,
    /** Not tried yet since the learner started. */
    WAITING,
    /** A better blend was taken up. */
    TAKEN_UP,
    /** What was learned was no better than the blend in force, which stays. */
    NO_BETTER,
    /** Too few people chose something lately. */
    TOO_FEW_PEOPLE,
    /** Something was thrown, as while the journal or the store is away; it is tried again. */
    FAILED;

    /** In answers: {@code taken-up}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Nothing was learned from. */
  LearningTold(Outcome outcome) {
    this(outcome, Instant.EPOCH, 0, 0, Optional.empty(), 0, "", Optional.empty());
  }

  /** That learning failed, after this. */
  LearningTold failedAgain(Instant now, @Nullable Throwable failure) {
    return new LearningTold(
        Outcome.FAILED,
        now,
        0,
        0,
        Optional.empty(),
        failures + 1,
        cause(failure),
        Optional.empty());
  }

  /** The same, with since when it is being learned again. */
  LearningTold whileLearning(Optional<Instant> started) {
    return new LearningTold(outcome, at, people, events, trial, failures, cause, started);
  }

  private static String cause(@Nullable Throwable failure) {
    Throwable root = failure;
    while (root instanceof CompletionException && root.getCause() != null) {
      root = root.getCause();
    }
    return root == null ? "unknown" : root.toString();
  }
}
