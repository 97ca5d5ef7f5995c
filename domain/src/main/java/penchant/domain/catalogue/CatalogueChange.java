package penchant.domain.catalogue;

/**
 * A change of the catalogue. Revisions rise with every write of an item, whichever node made it, so
 * changes may come late, doubled or in any order: for each item the highest revision wins.
 */
public sealed interface CatalogueChange {

  String id();

  /** Microseconds since the epoch, made unique and rising for each item. */
  long revision();

  /** The item is as it stands here. */
  record Put(Item item, long revision) implements CatalogueChange {
    @Override
    public String id() {
      return item.id();
    }
  }

  /** The item is gone. */
  record Delete(String id, long revision) implements CatalogueChange {}
}
