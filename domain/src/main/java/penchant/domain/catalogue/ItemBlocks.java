package penchant.domain.catalogue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Items by position, in blocks of which an edit copies only those it touches. */
final class ItemBlocks {

  static final int BLOCK = 256;
  static final ItemBlocks EMPTY = new ItemBlocks(new @Nullable Item[0][], 0);

  private final @Nullable Item[][] blocks;
  private final int size;

  private ItemBlocks(@Nullable Item[][] blocks, int size) {
    this.blocks = blocks;
    this.size = size;
  }

  int size() {
    return size;
  }

  Item get(int position) {
    return Objects.requireNonNull(blocks[position / BLOCK][position % BLOCK]);
  }

  Edit edit() {
    return new Edit(this);
  }

  /** A copy in the making. */
  static final class Edit {
    private final BitSet owned = new BitSet();
    private @Nullable Item[][] blocks;
    private int size;

    private Edit(ItemBlocks from) {
      blocks = from.blocks.clone();
      size = from.size;
    }

    int size() {
      return size;
    }

    /** At the end, or in place of what is there. */
    void set(int position, Item item) {
      own(position / BLOCK)[position % BLOCK] = item;
      size = Math.max(size, position + 1);
    }

    Item removeLast() {
      int position = size - 1;
      @Nullable Item[] block = own(position / BLOCK);
      Item last = Objects.requireNonNull(block[position % BLOCK]);
      block[position % BLOCK] = null;
      size = position;
      return last;
    }

    private @Nullable Item[] own(int number) {
      if (number == blocks.length) {
        blocks = Arrays.copyOf(blocks, number + 1);
        blocks[number] = new @Nullable Item[BLOCK];
        owned.set(number);
      } else if (!owned.get(number)) {
        blocks[number] = blocks[number].clone();
        owned.set(number);
      }
      return blocks[number];
    }

    ItemBlocks done() {
      return new ItemBlocks(blocks, size);
    }
  }
}
