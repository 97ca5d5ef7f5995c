package penchant.actors.crowd;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * Slows long work down to a share of the time of one core, so that it never stands in the way of
 * lists: called after each piece of the work, it rests in proportion to what the piece took. Ends
 * the work when it was told to stop. For a thread on which blocking is no harm.
 */
final class Pace implements Runnable {

  private static final long LONGEST_REST = Duration.ofSeconds(2).toNanos();

  private final double share;
  private volatile boolean isStopped;
  private long since;

  /**
   * @param share above 0 to 1
   */
  Pace(double share) {
    this.share = share;
  }

  /** The work begins, on this thread. */
  void begin() {
    since = System.nanoTime();
  }

  /** The work is to end at the next piece; for any thread. */
  void stop() {
    isStopped = true;
  }

  @Override
  public void run() {
    if (isStopped) {
      throw new CancellationException("learning stops because its actor does");
    }
    long took = System.nanoTime() - since;
    long rest = Math.min(LONGEST_REST, (long) (took * (1 / share - 1)));
    if (rest > 0) {
      try {
        TimeUnit.NANOSECONDS.sleep(rest);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new CancellationException("learning was interrupted");
      }
    }
    since = System.nanoTime();
  }
}
