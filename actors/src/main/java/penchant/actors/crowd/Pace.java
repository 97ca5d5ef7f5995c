package penchant.actors.crowd;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Slows long work down to a share of the time of one core, so that it never stands in the way of
 * lists: called after each piece of the work, it rests in proportion to what the piece took. So
 * after each rest the share is kept, however long the pieces are. Ends the work when it was told to
 * stop, also while it rests. For a thread on which blocking is no harm.
 */
final class Pace implements Runnable {

  /** By which time it measures and rests. */
  interface Time {

    /** That of this machine. */
    Time REAL =
        new Time() {
          @Override
          public long nanos() {
            return System.nanoTime();
          }

          @Override
          public boolean passes(long nanos, CountDownLatch stop) throws InterruptedException {
            return !stop.await(nanos, TimeUnit.NANOSECONDS);
          }
        };

    long nanos();

    /** Waits for so long; false if it was told to stop meanwhile or before. */
    boolean passes(long nanos, CountDownLatch stop) throws InterruptedException;
  }

  private final double share;
  private final Time time;
  private final CountDownLatch stop = new CountDownLatch(1);
  private long since;

  /**
   * @param share above 0 to 1
   */
  Pace(double share, Time time) {
    this.share = share;
    this.time = time;
  }

  /** The work begins, on this thread. */
  void begin() {
    since = time.nanos();
  }

  /** The work is to end at the next piece; for any thread. */
  void stop() {
    stop.countDown();
  }

  @Override
  public void run() {
    long took = time.nanos() - since;
    try {
      if (!time.passes((long) (took * (1 / share - 1)), stop)) {
        throw new CancellationException("learning stops because its actor does");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("learning was interrupted");
    }
    since = time.nanos();
  }
}
