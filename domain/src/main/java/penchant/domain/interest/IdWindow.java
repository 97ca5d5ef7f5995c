package penchant.domain.interest;

import java.util.Arrays;

/**
 * The last event ids of a user in journal order, as fingerprints, at least as many as the fold
 * says. Immutable; full blocks are shared between versions, and dropped whole.
 */
public final class IdWindow {

  private static final int BLOCK = 64;

  public static final IdWindow NONE = new IdWindow(new long[0][]);

  private final long[][] blocks;

  private IdWindow(long[][] blocks) {
    this.blocks = blocks;
  }

  /** A window read back from {@link #toArray}. */
  public static IdWindow of(long[] fingerprints) {
    if (fingerprints.length == 0) {
      return NONE;
    }
    long[][] blocks = new long[(fingerprints.length + BLOCK - 1) / BLOCK][];
    for (int i = 0; i < blocks.length; i++) {
      int from = i * BLOCK;
      blocks[i] =
          Arrays.copyOfRange(fingerprints, from, Math.min(from + BLOCK, fingerprints.length));
    }
    return new IdWindow(blocks);
  }

  public boolean contains(String id) {
    long fingerprint = Fingerprint.of(id);
    for (long[] block : blocks) {
      for (long other : block) {
        if (other == fingerprint) {
          return true;
        }
      }
    }
    return false;
  }

  /** This window with {@code id} as the last; {@code least} ids at the least are kept. */
  IdWindow with(String id, int least) {
    int last = blocks.length - 1;
    boolean full = last < 0 || blocks[last].length == BLOCK;
    long[] tail = full ? new long[1] : Arrays.copyOf(blocks[last], blocks[last].length + 1);
    tail[tail.length - 1] = Fingerprint.of(id);
    int whole = full ? blocks.length : last;
    int drop = whole > 0 && (whole - 1) * BLOCK + tail.length >= least ? 1 : 0;
    long[][] next = new long[whole + 1 - drop][];
    System.arraycopy(blocks, drop, next, 0, whole - drop);
    next[whole - drop] = tail;
    return new IdWindow(next);
  }

  public int size() {
    return blocks.length == 0 ? 0 : (blocks.length - 1) * BLOCK + blocks[blocks.length - 1].length;
  }

  /** All fingerprints, oldest first. */
  public long[] toArray() {
    long[] all = new long[size()];
    for (int i = 0; i < blocks.length; i++) {
      System.arraycopy(blocks[i], 0, all, i * BLOCK, blocks[i].length);
    }
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdWindow that && Arrays.deepEquals(blocks, that.blocks);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(blocks);
  }

  @Override
  public String toString() {
    return "IdWindow[" + size() + "]";
  }
}
