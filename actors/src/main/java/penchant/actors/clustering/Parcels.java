package penchant.actors.clustering;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Cuts what is too much for one message between nodes. */
final class Parcels {

  /**
   * What one message may hold beside its head. Artery drops what is over 256 KiB, and the longest
   * head, that of a model with many alarms, takes about 50 KiB.
   */
  static final int MOST_BYTES = 160 * 1024;

  /** What cannot be cut any more takes at most this, so that parcels are well filled. */
  static final int PIECE_BYTES = MOST_BYTES / 4;

  private Parcels() {}

  /**
   * The pieces in their order, in as few lists as they fit into; one list if there are none.
   *
   * @param most bytes in one list; a piece that is larger stands alone
   */
  static <T> List<List<T>> cut(
      Iterable<? extends T> pieces, ToIntFunction<? super T> bytesOf, int most) {
    List<List<T>> parcels = new ArrayList<>();
    List<T> current = new ArrayList<>();
    parcels.add(current);
    long bytes = 0;
    for (T piece : pieces) {
      int size = bytesOf.applyAsInt(piece);
      if (!current.isEmpty() && bytes + size > most) {
        current = new ArrayList<>();
        parcels.add(current);
        bytes = 0;
      }
      current.add(piece);
      bytes += size;
    }
    return parcels;
  }
}
