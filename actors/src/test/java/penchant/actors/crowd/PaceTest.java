package penchant.actors.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final Clockwork clockwork = new Clockwork();

  @Test
  void itsShareOfTheTimeIsKeptWhateverThePiecesTake() {
    Pace pace = new Pace(0.25, clockwork);
    pace.begin();

    long worked = 0;
    for (Duration piece :
        new Duration[] {Duration.ofMillis(3), Duration.ofMinutes(2), Duration.ofNanos(40)}) {
      clockwork.now += piece.toNanos();
      worked += piece.toNanos();
      pace.run();
    }

    assertThat(worked / (double) clockwork.now).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void whoMayHaveAllOfTheTimeNeverRests() {
    Pace pace = new Pace(1, clockwork);
    pace.begin();

    clockwork.now += 1_000;
    pace.run();

    assertThat(clockwork.now).isEqualTo(1_000);
  }

  @Test
  void whatHappenedBeforeTheWorkBeganIsNotCounted() {
    Pace pace = new Pace(0.5, clockwork);
    clockwork.now = 1_000_000;
    pace.begin();

    clockwork.now += 100;
    pace.run();

    assertThat(clockwork.now).isEqualTo(1_000_200);
  }

  @Test
  void whoIsToldToStopDoesNotRestFirst() {
    Pace pace = new Pace(1e-12, Pace.Time.REAL);
    pace.begin();

    pace.stop();

    assertThatThrownBy(pace::run).isInstanceOf(CancellationException.class);
  }

  /** Time that passes only where something is said to take some. */
  private static final class Clockwork implements Pace.Time {
    long now;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public boolean passes(long nanos, CountDownLatch stop) {
      now += nanos;
      return stop.getCount() > 0;
    }
  }
}
