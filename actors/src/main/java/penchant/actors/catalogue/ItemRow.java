package penchant.actors.catalogue;

import penchant.domain.catalogue.Item;

/** What the table holds of an item. Of two rows of one item that of the higher revision counts. */
public sealed interface ItemRow {

  String id();

  /** Microseconds since the epoch, rising with every write of the item. */
  long revision();

  /**
   * An item.
   *
   * @param item with a vector that may be of another space than this node's
   * @param vectorSpace id of the space of the item's vector
   * @param vectorGiven whether the sender gave the vector, instead of title and text
   */
  record Kept(Item item, String vectorSpace, boolean vectorGiven, long revision)
      implements ItemRow {
    @Override
    public String id() {
      return item.id();
    }
  }

  /** What is left of a deleted item, so that all nodes learn of it. */
  record Deleted(String id, long revision) implements ItemRow {}
}
