package penchant.infra.http.events;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;

/**
 * Stands before the journal: opens at the first write that it fails, and then refuses events before
 * a user is asked, since a user whose write fails has to be brought back. Every now and then one
 * request may try; as soon as one gets through, all may. A user that does not answer says nothing
 * of the journal.
 *
 * <p>Each call belongs to the generation in which it began, and a new one begins whenever the
 * breaker opens or closes: what comes late from an earlier one is no news. The state changes before
 * the caller has its answer: whoever was told that the journal is away does not reach a user with
 * the next request.
 */
final class JournalBreaker {

  private static final Logger LOG = LoggerFactory.getLogger(JournalBreaker.class);

  private final long probeAfterNanos;
  private final LongSupplier nanoTime;
  private boolean isOpen;
  private long generation;
  private long refusedSince;

  /**
   * @param probeAfter how long requests are refused before one may try, and after it the next
   * @param nanoTime a clock that never goes back
   */
  JournalBreaker(Duration probeAfter, LongSupplier nanoTime) {
    this.probeAfterNanos = probeAfter.toNanos();
    this.nanoTime = nanoTime;
  }

  /**
   * Refuses while the journal is away.
   *
   * @throws ProblemException with status 503
   */
  synchronized void check() {
    if (isOpen && nanoTime.getAsLong() - refusedSince < probeAfterNanos) {
      throw refusal();
    }
  }

  /**
   * Records, if it may.
   *
   * @throws ProblemException with status 503 while the journal is away
   */
  CompletionStage<Recorder.Outcome> call(Supplier<CompletionStage<Recorder.Outcome>> recording) {
    long entered = enter();
    return recording
        .get()
        .thenApply(
            outcome -> {
              leave(entered, outcome);
              return outcome;
            });
  }

  /** One that tries shuts the way behind itself, for as long as its failure would. */
  private synchronized long enter() {
    check();
    refusedSince = nanoTime.getAsLong();
    return generation;
  }

  private synchronized void leave(long entered, Recorder.Outcome outcome) {
    if (entered != generation) {
      return;
    }
    if (outcome.journalAway()) {
      if (!isOpen) {
        LOG.warn("The journal is away, events are refused");
        isOpen = true;
        generation++;
      }
      refusedSince = nanoTime.getAsLong();
    } else if (isOpen && outcome.accepted() > 0) {
      LOG.info("The journal is back, events are accepted");
      isOpen = false;
      generation++;
    } else if (isOpen && outcome.isRecordedInPart()) {
      // Duplicates are told from memory, so nothing is known of the journal: the next may try at
      // once.
      refusedSince = nanoTime.getAsLong() - probeAfterNanos;
    }
  }

  private static ProblemException refusal() {
    return new ProblemException(
        Problem.away(
            "journal",
            "events cannot be recorded now; nothing of this request was, send it again soon"));
  }
}
