package penchant.infra.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for what other processes do, which nobody announces. */
final class Waiting {

  private static final long PAUSE_MILLIS = 100;

  private Waiting() {}

  /** Something outside that becomes true. */
  interface Condition {
    boolean holds() throws IOException;
  }

  /** Looks ten times a second; false when it did not come true within {@code patience}. */
  static boolean until(Duration patience, Condition condition) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        if (never.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          return false;
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
