package penchant.infra.http.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import penchant.infra.http.answer.ProblemException;

class JournalBreakerTest {

  private static final Recorder.Outcome DONE = new Recorder.Outcome(1, 0, 0, 0, false, Map.of());
  private static final Recorder.Outcome KNOWN = new Recorder.Outcome(0, 1, 0, 0, false, Map.of());
  private static final Recorder.Outcome AWAY = new Recorder.Outcome(0, 0, 0, 1, true, Map.of());
  private static final Recorder.Outcome UNKNOWN = new Recorder.Outcome(0, 0, 0, 1, false, Map.of());

  private long nanos;
  private final JournalBreaker breaker = new JournalBreaker(Duration.ofSeconds(1), () -> nanos);

  @Test
  void oneFailureOfTheJournalOpensIt() {
    record(DONE);

    record(AWAY);

    assertRefuses();
    nanos += 999_999_999;
    assertRefuses();
  }

  @Test
  void aUserThatDoesNotAnswerIsNoFailureOfTheJournal() {
    record(UNKNOWN);

    assertThatCode(breaker::check).doesNotThrowAnyException();
  }

  @Test
  void afterAWhileOneRequestMayTryAndOpensTheWayForAll() {
    record(AWAY);
    nanos += 1_000_000_000;
    CompletableFuture<Recorder.Outcome> probe = new CompletableFuture<>();

    breaker.call(() -> probe);
    assertRefuses();
    probe.complete(DONE);

    record(DONE);
    assertThatCode(breaker::check).doesNotThrowAnyException();
  }

  @Test
  void duplicatesSayNothingOfTheJournalSoItStaysOpenAndTheNextMayTryAtOnce() {
    record(AWAY);
    nanos += 1_000_000_000;

    record(KNOWN);

    breaker.call(CompletableFuture::new);
    assertRefuses();
  }

  @Test
  void aProbeThatFailsMeansToWaitAgain() {
    record(AWAY);
    nanos += 1_000_000_000;

    record(AWAY);

    assertRefuses();
    nanos += 1_000_000_000;
    record(DONE);
    assertThatCode(breaker::check).doesNotThrowAnyException();
  }

  @Test
  void whatWasOnItsWayWhenItOpenedDoesNotCloseIt() {
    CompletableFuture<Recorder.Outcome> slow = new CompletableFuture<>();
    breaker.call(() -> slow);
    record(AWAY);

    slow.complete(DONE);

    assertRefuses();
  }

  @Test
  void aFailureThatBeganBeforeTheJournalCameBackDoesNotOpenItAgain() {
    CompletableFuture<Recorder.Outcome> slow = new CompletableFuture<>();
    breaker.call(() -> slow);
    record(AWAY);
    nanos += 1_000_000_000;
    record(DONE);

    slow.complete(AWAY);

    assertThatCode(breaker::check).doesNotThrowAnyException();
  }

  @Test
  void aProbeWhoseUserDoesNotAnswerLeavesItOpenAndTheNextMayTry() {
    record(AWAY);
    nanos += 1_000_000_000;

    record(UNKNOWN);

    assertRefuses();
    nanos += 1_000_000_000;
    record(DONE);
    assertThatCode(breaker::check).doesNotThrowAnyException();
  }

  @Test
  void aProbeThatNeverEndsOrCannotBeginDoesNotKeepTheNextFromTrying() {
    record(AWAY);
    nanos += 1_000_000_000;
    breaker.call(CompletableFuture::new);
    nanos += 1_000_000_000;
    assertThatThrownBy(
            () ->
                breaker.call(
                    () -> {
                      throw new IllegalStateException("no threads");
                    }))
        .isInstanceOf(IllegalStateException.class);
    nanos += 1_000_000_000;

    record(DONE);

    assertThatCode(breaker::check).doesNotThrowAnyException();
  }

  private void record(Recorder.Outcome outcome) {
    Recorder.Outcome told =
        breaker.call(() -> CompletableFuture.completedFuture(outcome)).toCompletableFuture().join();
    assertThat(told).isEqualTo(outcome);
  }

  private void assertRefuses() {
    assertThatThrownBy(breaker::check).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> breaker.call(() -> CompletableFuture.completedFuture(DONE)))
        .isInstanceOf(ProblemException.class)
        .satisfies(
            thrown -> assertThat(((ProblemException) thrown).problem().status()).isEqualTo(503));
  }
}
