package penchant.infra.http.events;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.pattern.CircuitBreaker;
import org.apache.pekko.pattern.CircuitBreakerOpenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import penchant.infra.http.answer.Failures;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;

/**
 * Stands before the journal: opens at the first request that it fails, and then refuses events
 * before a user is asked, since a user whose write fails has to be brought back. After a while one
 * request may try; if it gets through, all may.
 */
final class JournalBreaker {

  private static final Logger LOG = LoggerFactory.getLogger(JournalBreaker.class);

  /** Users answer in time themselves. */
  private static final Duration WITHOUT_TIMEOUT = Duration.ZERO;

  private final CircuitBreaker breaker;

  /**
   * @param probeAfter how long it stays open before a request may try
   */
  JournalBreaker(ActorSystem system, Duration probeAfter) {
    breaker =
        CircuitBreaker.create(system.scheduler(), 1, WITHOUT_TIMEOUT, probeAfter)
            .addOnOpenListener(() -> LOG.warn("The journal is away, events are refused"))
            .addOnCloseListener(() -> LOG.info("The journal is back, events are accepted"));
  }

  /**
   * Refuses while the journal is away.
   *
   * @throws ProblemException with status 503
   */
  void check() {
    if (breaker.isOpen()) {
      throw refusal();
    }
  }

  /** Records through the breaker; fails with a {@link ProblemException} when it is open. */
  CompletionStage<Recorder.Outcome> call(Callable<CompletionStage<Recorder.Outcome>> recording) {
    BiFunction<Optional<Recorder.Outcome>, Optional<Throwable>, Boolean> failed =
        (outcome, thrown) ->
            thrown.isPresent() || outcome.filter(Recorder.Outcome::journalAway).isPresent();
    return breaker
        .callWithCircuitBreakerCS(recording, failed)
        .exceptionally(
            thrown -> {
              if (Failures.cause(thrown) instanceof CircuitBreakerOpenException) {
                throw refusal();
              }
              throw new CompletionException(Failures.cause(thrown));
            });
  }

  private static ProblemException refusal() {
    return new ProblemException(
        Problem.away(
            "journal",
            "events cannot be recorded now; nothing of this request was, send it again soon"));
  }
}
