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
 * Stands before the journal: opens at the first request that it fails, and then refuses events
 * before a user is asked, since a user whose write fails has to be brought back. After a while one
 * request may try; if it gets through, all may.
 *
 * <p>The state changes before the caller has its answer: whoever was told that the journal is away
 * does not reach a user with the next request.
 */
final class JournalBreaker {

  private static final Logger LOG = LoggerFactory.getLogger(JournalBreaker.class);

  private enum State {
    CLOSED,
    OPEN,
    PROBED
  }

  private final long probeAfterNanos;
  private final LongSupplier nanoTime;
  private State state = State.CLOSED;
  private long openedAt;

  /**
   * @param probeAfter how long it stays open before a request may try
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
    if (state == State.PROBED || (state == State.OPEN && !isTimeToProbe())) {
      throw refusal();
    }
  }

  /**
   * Records, if it may.
   *
   * @param recording never fails
   * @throws ProblemException with status 503 while the journal is away
   */
  CompletionStage<Recorder.Outcome> call(Supplier<CompletionStage<Recorder.Outcome>> recording) {
    boolean probe = enter();
    return recording
        .get()
        .thenApply(
            outcome -> {
              leave(probe, outcome.journalAway());
              return outcome;
            });
  }

  private synchronized boolean enter() {
    check();
    if (state == State.CLOSED) {
      return false;
    }
    state = State.PROBED;
    return true;
  }

  private synchronized void leave(boolean probe, boolean failed) {
    if (failed && (probe || state == State.CLOSED)) {
      if (!probe) {
        LOG.warn("The journal is away, events are refused");
      }
      state = State.OPEN;
      openedAt = nanoTime.getAsLong();
    } else if (probe) {
      LOG.info("The journal is back, events are accepted");
      state = State.CLOSED;
    }
  }

  private boolean isTimeToProbe() {
    return nanoTime.getAsLong() - openedAt >= probeAfterNanos;
  }

  private static ProblemException refusal() {
    return new ProblemException(
        Problem.away(
            "journal",
            "events cannot be recorded now; nothing of this request was, send it again soon"));
  }
}
