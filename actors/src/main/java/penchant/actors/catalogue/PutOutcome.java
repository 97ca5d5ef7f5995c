package penchant.actors.catalogue;

import penchant.domain.catalogue.Item;

/** What became of one draft of a put. */
public sealed interface PutOutcome {

  String id();

  /**
   * Durable, and in this node's snapshot.
   *
   * @param created false if it replaced an item
   */
  record Stored(Item item, boolean created) implements PutOutcome {
    @Override
    public String id() {
      return item.id();
    }
  }

  /** Nothing was kept of it. */
  record Refused(String id, String reason) implements PutOutcome {}
}
