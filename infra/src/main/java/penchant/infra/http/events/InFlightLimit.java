package penchant.infra.http.events;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds how many events are on their way at once. A request larger than the limit gets through
 * when it is alone, so that no request is impossible.
 */
final class InFlightLimit {

  private final int limit;
  private final AtomicInteger inFlight = new AtomicInteger();

  InFlightLimit(int limit) {
    this.limit = limit;
  }

  /** Whether {@code events} may go; then they have to be released. */
  boolean acquire(int events) {
    while (true) {
      int now = inFlight.get();
      if (now > 0 && now + (long) events > limit) {
        return false;
      }
      if (inFlight.compareAndSet(now, now + events)) {
        return true;
      }
    }
  }

  void release(int events) {
    inFlight.addAndGet(-events);
  }

  /** Whether not even one more event may go. */
  boolean isFull() {
    return inFlight.get() >= limit;
  }

  int inFlight() {
    return inFlight.get();
  }
}
