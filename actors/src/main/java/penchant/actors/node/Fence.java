package penchant.actors.node;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether this node may still speak for the users that live on it. A node that stood still for
 * longer than the others wait for its heartbeats (a long garbage collection, a suspended process)
 * does not know what became of it meanwhile: others may have taken over its users, and what it
 * writes then is discarded. So from the first moment after such a pause it acknowledges nothing,
 * until the others have confirmed that it still is one of them ({@link FenceKeeper}).
 *
 * <p>Whoever acknowledges asks right before: the time since the last tick is looked at then, so no
 * tick has to come first. Any thread may ask.
 */
public final class Fence {

  private final long patienceNanos;
  private final LongSupplier nanoTime;
  private volatile long lastTick;
  private volatile boolean isClosed;

  /**
   * @param patience how long this node may stand still; shorter than it takes the others to give it
   *     up
   * @param nanoTime a clock that never goes back, and goes on while the process stands still
   */
  public Fence(Duration patience, LongSupplier nanoTime) {
    this.patienceNanos = patience.toNanos();
    this.nanoTime = nanoTime;
    this.lastTick = nanoTime.getAsLong();
  }

  /** Whether what is done now may be acknowledged. */
  public boolean isOpen() {
    // In this order: a tick that is late closes before it sets the time.
    boolean isInTime = nanoTime.getAsLong() - lastTick <= patienceNanos;
    return isInTime && !isClosed;
  }

  /** Comes regularly; one that comes late closes. Whether it is open. */
  boolean tick() {
    long now = nanoTime.getAsLong();
    if (now - lastTick > patienceNanos) {
      isClosed = true;
    }
    lastTick = now;
    return !isClosed;
  }

  /** This node is a member, as of the last tick. */
  void confirm() {
    isClosed = false;
  }
}
