package penchant.domain.interest;

import java.util.Arrays;

/**
 * The items of all events of a user, as fingerprints; none is ever dropped. Immutable, and cheap to
 * add to: sorted runs, each more than twice as long as the next, are shared between versions, and
 * only short ones are merged most of the time (O'Neil et al., The Log-Structured Merge-Tree, 1996).
 */
public final class SeenItems {

  public static final SeenItems NONE = new SeenItems(new long[0][]);

  private final long[][] runs;

  private SeenItems(long[][] runs) {
    this.runs = runs;
  }

  /** A set read back from {@link #toSortedArray}. */
  public static SeenItems of(long[] fingerprints) {
    if (fingerprints.length == 0) {
      return NONE;
    }
    long[] sorted = fingerprints.clone();
    Arrays.sort(sorted);
    return new SeenItems(new long[][] {sorted});
  }

  public boolean contains(String item) {
    return contains(Fingerprint.of(item));
  }

  SeenItems with(String item) {
    long fingerprint = Fingerprint.of(item);
    if (contains(fingerprint)) {
      return this;
    }
    long[] last = {fingerprint};
    int kept = runs.length;
    while (kept > 0 && runs[kept - 1].length <= 2 * last.length) {
      last = merged(runs[--kept], last);
    }
    long[][] next = Arrays.copyOf(runs, kept + 1);
    next[kept] = last;
    return new SeenItems(next);
  }

  public int size() {
    int size = 0;
    for (long[] run : runs) {
      size += run.length;
    }
    return size;
  }

  /** All fingerprints in ascending order: the same for equal sets, however they came about. */
  public long[] toSortedArray() {
    long[] all = new long[0];
    for (int i = runs.length - 1; i >= 0; i--) {
      all = merged(runs[i], all);
    }
    return all;
  }

  private boolean contains(long fingerprint) {
    for (long[] run : runs) {
      if (Arrays.binarySearch(run, fingerprint) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static long[] merged(long[] one, long[] other) {
    long[] merged = new long[one.length + other.length];
    int a = 0;
    int b = 0;
    for (int i = 0; i < merged.length; i++) {
      boolean fromOne = b == other.length || (a < one.length && one[a] <= other[b]);
      merged[i] = fromOne ? one[a++] : other[b++];
    }
    return merged;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeenItems that
        && size() == that.size()
        && Arrays.equals(toSortedArray(), that.toSortedArray());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toSortedArray());
  }

  @Override
  public String toString() {
    return "SeenItems[" + size() + "]";
  }
}
