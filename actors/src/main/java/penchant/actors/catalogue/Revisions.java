package penchant.actors.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands out revisions: microseconds of the wall clock, but always above those handed out before and
 * above the item's last one, wherever that was made. So a node whose clock is behind still wins
 * over what it replaces.
 */
final class Revisions {

  private final Clock clock;
  private final AtomicLong last = new AtomicLong();

  Revisions(Clock clock) {
    this.clock = clock;
  }

  long after(long known) {
    long now = micros(clock.instant());
    return last.updateAndGet(before -> Math.max(now, Math.max(before, known) + 1));
  }

  static long micros(Instant instant) {
    return TimeUnit.SECONDS.toMicros(instant.getEpochSecond())
        + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
  }
}
