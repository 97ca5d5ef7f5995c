package penchant.domain.catalogue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where each item stands, in shards by the hash of its id; an edit copies those it touches. */
final class ItemIndex {

  private static final int SHARDS = 1024;
  static final ItemIndex EMPTY =
      new ItemIndex(IntStream.range(0, SHARDS).mapToObj(shard -> Map.<String, Slot>of()).toList());

  private final List<Map<String, Slot>> shards;

  private ItemIndex(List<Map<String, Slot>> shards) {
    this.shards = shards;
  }

  /**
   * What is known of an item.
   *
   * @param position its place in the blocks, or {@link #NOWHERE} for a deleted one
   */
  record Slot(long revision, int position) {
    static final int NOWHERE = -1;

    static Slot deleted(long revision) {
      return new Slot(revision, NOWHERE);
    }

    boolean isDeleted() {
      return position == NOWHERE;
    }
  }

  @Nullable Slot find(String id) {
    return shards.get(shardOf(id)).get(id);
  }

  private static int shardOf(String id) {
    int hash = id.hashCode();
    return ((hash ^ (hash >>> 16)) * 0x9E3779B1) >>> 22;
  }

  Edit edit() {
    return new Edit(this);
  }

  /** A copy in the making. */
  static final class Edit {
    private final BitSet owned = new BitSet(SHARDS);
    private final List<Map<String, Slot>> shards;

    private Edit(ItemIndex from) {
      shards = new ArrayList<>(from.shards);
    }

    @Nullable Slot find(String id) {
      return shards.get(shardOf(id)).get(id);
    }

    void set(String id, Slot slot) {
      int number = shardOf(id);
      if (!owned.get(number)) {
        shards.set(number, new HashMap<>(shards.get(number)));
        owned.set(number);
      }
      shards.get(number).put(id, slot);
    }

    /** The same revision at another place. */
    void move(String id, int position) {
      Slot slot = find(id);
      if (slot == null) {
        throw new IllegalStateException("item '" + id + "' stands in a block but not in the index");
      }
      set(id, new Slot(slot.revision(), position));
    }

    ItemIndex done() {
      return new ItemIndex(shards);
    }
  }
}
