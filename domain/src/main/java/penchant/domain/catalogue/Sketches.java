package penchant.domain.catalogue;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import penchant.domain.vector.Embedding;

/**
 * One bit a dimension for each item: whether its vector lies above the mean there. The share of
 * bits that differ grows with the angle between two vectors (Charikar, STOC 2002), and counting
 * them takes some nanoseconds an item, so that a pass over 100,000 sketches finds the few thousand
 * items worth comparing in full.
 *
 * <p>The mean is taken when the sketches are made and kept until the catalogue has doubled: the
 * bits must only split the items about evenly, and an old mean does that nearly as well.
 */
final class Sketches {

  /** From this many items on a pass over sketches pays. */
  static final int WORTHWHILE = 1_000;

  /** Items compared in full: this many times as many as asked for, and a share of all. */
  private static final int OVERSAMPLING = 8;

  private static final int SHARE_COMPARED = 100;

  private static final int BLOCK = ItemBlocks.BLOCK;

  private final float[] mean;
  private final int madeAtSize;
  private final int words;
  private final long[][] blocks;

  private Sketches(float[] mean, int madeAtSize, long[][] blocks) {
    this.mean = mean;
    this.madeAtSize = madeAtSize;
    this.words = words(mean.length);
    this.blocks = blocks;
  }

  /** Sketches for these items: the given ones while they serve, else none or new ones. */
  static @Nullable Sketches fitting(@Nullable Sketches current, ItemBlocks items, int dimensions) {
    if (items.size() < WORTHWHILE) {
      return null;
    }
    if (current != null && items.size() <= 2L * current.madeAtSize) {
      return current;
    }
    double[] sum = new double[dimensions];
    for (int position = 0; position < items.size(); position++) {
      items.get(position).vector().addTo(sum);
    }
    float[] mean = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      mean[i] = (float) (sum[i] / items.size());
    }
    Edit made = new Edit(new Sketches(mean, items.size(), new long[0][]));
    for (int position = 0; position < items.size(); position++) {
      made.set(position, items.get(position).vector());
    }
    return made.done();
  }

  /**
   * Positions below {@code size} of the items whose sketches differ least from that of the vector:
   * some times {@code n}, more where many differ equally.
   */
  int[] nearest(Embedding vector, int size, int n) {
    long wanted = Math.max((long) OVERSAMPLING * n, size / SHARE_COMPARED);
    long[] sketch = new long[words];
    sketch(vector, mean, sketch, 0);
    short[] differences = new short[size];
    int[] histogram = new int[words * Long.SIZE + 1];
    for (int position = 0; position < size; position++) {
      long[] block = blocks[position / BLOCK];
      int start = position % BLOCK * words;
      int difference = 0;
      for (int word = 0; word < words; word++) {
        difference += Long.bitCount(sketch[word] ^ block[start + word]);
      }
      differences[position] = (short) difference;
      histogram[difference]++;
    }
    int most = 0;
    int count = histogram[0];
    while (count < wanted && most < histogram.length - 1) {
      most++;
      count += histogram[most];
    }
    int[] positions = new int[count];
    int filled = 0;
    for (int position = 0; position < size; position++) {
      if (differences[position] <= most) {
        positions[filled++] = position;
      }
    }
    return positions;
  }

  Edit edit() {
    return new Edit(this);
  }

  private static int words(int dimensions) {
    return (dimensions + Long.SIZE - 1) / Long.SIZE;
  }

  private static void sketch(Embedding vector, float[] mean, long[] into, int start) {
    for (int i = 0; i < mean.length; i += Long.SIZE) {
      long word = 0;
      for (int j = i; j < Math.min(mean.length, i + Long.SIZE); j++) {
        word = word << 1 | (vector.component(j) > mean[j] ? 1 : 0);
      }
      into[start + i / Long.SIZE] = word;
    }
  }

  /** A copy in the making. */
  static final class Edit {
    private final Sketches from;
    private final BitSet owned = new BitSet();
    private long[][] blocks;

    private Edit(Sketches from) {
      this.from = from;
      this.blocks = from.blocks.clone();
    }

    void set(int position, Embedding vector) {
      int number = position / BLOCK;
      if (number == blocks.length) {
        blocks = Arrays.copyOf(blocks, number + 1);
        blocks[number] = new long[BLOCK * from.words];
        owned.set(number);
      } else if (!owned.get(number)) {
        blocks[number] = blocks[number].clone();
        owned.set(number);
      }
      sketch(vector, from.mean, blocks[number], position % BLOCK * from.words);
    }

    Sketches done() {
      return new Sketches(from.mean, from.madeAtSize, blocks);
    }
  }
}
