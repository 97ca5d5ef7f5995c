package penchant.infra.http.body;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds how much is on its way at once: events, or bytes of bodies. A request larger than the
 * limit gets through when it is alone, so that no request is impossible.
 */
public final class InFlightLimit {

  private final long limit;
  private final AtomicLong inFlight = new AtomicLong();

  public InFlightLimit(long limit) {
    this.limit = limit;
  }

  /** Whether {@code more} may go; then they have to be released. */
  public boolean acquire(long more) {
    while (true) {
      long now = inFlight.get();
      if (now > 0 && now + more > limit) {
        return false;
      }
      if (inFlight.compareAndSet(now, now + more)) {
        return true;
      }
    }
  }

  public void release(long done) {
    inFlight.addAndGet(-done);
  }

  /** Whether not even one more may go. */
  public boolean isFull() {
    return inFlight.get() >= limit;
  }

  public long inFlight() {
    return inFlight.get();
  }
}
