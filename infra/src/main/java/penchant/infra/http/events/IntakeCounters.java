package penchant.infra.http.events;

import java.util.concurrent.atomic.LongAdder;

/** What a node's intake has met since it started. */
public final class IntakeCounters {

  private final LongAdder ofUnknownItems = new LongAdder();

  void addOfUnknownItems(int events) {
    ofUnknownItems.add(events);
  }

  /** Events that were recorded although nobody knows their item. */
  public long ofUnknownItems() {
    return ofUnknownItems.sum();
  }
}
