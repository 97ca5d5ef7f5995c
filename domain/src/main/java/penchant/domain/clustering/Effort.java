package penchant.domain.clustering;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what clustering calculates, in multiply-adds, so that it can be compared on any machine.
 * For several threads.
 */
public final class Effort {

  private final AtomicLong multiplyAdds = new AtomicLong();

  void add(long more) {
    multiplyAdds.addAndGet(more);
  }

  public long multiplyAdds() {
    return multiplyAdds.get();
  }
}
