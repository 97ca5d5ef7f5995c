package penchant.domain.interest;

import java.util.Arrays;

/**
 * The items of all events of a user, none of which is ever dropped, each with the sum of the
 * weights of what was done with it, and when that was last. Items are kept as fingerprints, sums in
 * fixed point: whole numbers add up to the same in any order, so that a set read back from a
 * snapshot goes on as the one that was written.
 *
 * <p>Immutable, and cheap to add to: sorted runs, each more than twice as long as the next, are
 * shared between versions, and only short ones are merged most of the time (O'Neil et al., The
 * Log-Structured Merge-Tree, 1996). An item may stand in several runs; its sum is that over all,
 * its time the newest of all.
 */
public final class SeenItems {

  public static final SeenItems NONE = new SeenItems(new Run[0], 0);

  /** A weight of 1; what is finer than a thousandth of it is rounded. */
  private static final double UNIT = 1024;

  /** What a sum of so many 1/1024 weighs. */
  public static double weight(long units) {
    return units / UNIT;
  }

  /** A weight as sums hold it, in 1/1024. */
  public static long units(double weight) {
    return Math.round(weight * UNIT);
  }

  private final Run[] runs;
  private final int size;

  /** Items in ascending order of their fingerprints, each once. */
  private static final class Run {
    final long[] items;
    final long[] sums;
    final long[] newest;

    Run(long[] items, long[] sums, long[] newest) {
      this.items = items;
      this.sums = sums;
      this.newest = newest;
    }

    int length() {
      return items.length;
    }

    Run merged(Run other) {
      long[] mergedItems = new long[items.length + other.items.length];
      long[] mergedSums = new long[mergedItems.length];
      long[] mergedNewest = new long[mergedItems.length];
      int a = 0;
      int b = 0;
      int n = 0;
      while (a < items.length || b < other.items.length) {
        boolean fromOther = a == items.length || (b < other.length() && other.items[b] <= items[a]);
        long item = fromOther ? other.items[b] : items[a];
        mergedItems[n] = item;
        mergedNewest[n] = Long.MIN_VALUE;
        if (fromOther) {
          mergedSums[n] += other.sums[b];
          mergedNewest[n] = other.newest[b++];
        }
        if (a < items.length && items[a] == item) {
          mergedSums[n] += sums[a];
          mergedNewest[n] = Math.max(mergedNewest[n], newest[a++]);
        }
        n++;
      }
      return new Run(
          Arrays.copyOf(mergedItems, n),
          Arrays.copyOf(mergedSums, n),
          Arrays.copyOf(mergedNewest, n));
    }
  }

  private SeenItems(Run[] runs, int size) {
    this.runs = runs;
    this.size = size;
  }

  /**
   * A set read back from {@link #toSortedArray}, {@link #sums} and {@link #newestMillis}.
   *
   * @throws IllegalArgumentException if there are not as many sums or times as items
   */
  public static SeenItems of(long[] fingerprints, long[] sums, long[] newestMillis) {
    if (fingerprints.length != sums.length || fingerprints.length != newestMillis.length) {
      throw new IllegalArgumentException(
          "%d items have %d sums of weights and %d times"
              .formatted(fingerprints.length, sums.length, newestMillis.length));
    }
    return fingerprints.length == 0
        ? NONE
        : new SeenItems(
            new Run[] {new Run(fingerprints.clone(), sums.clone(), newestMillis.clone())},
            fingerprints.length);
  }

  /** The fingerprint by which an item is known here. */
  public static long fingerprint(String item) {
    return Fingerprint.of(item);
  }

  public boolean contains(String item) {
    return contains(Fingerprint.of(item));
  }

  /** Whether the item of this fingerprint is one of them. */
  public boolean contains(long fingerprint) {
    for (Run run : runs) {
      if (Arrays.binarySearch(run.items, fingerprint) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The sum of the weights of what was done with the item, 0 for one that is not here. */
  public double mass(String item) {
    long fingerprint = Fingerprint.of(item);
    long sum = 0;
    for (Run run : runs) {
      int place = Arrays.binarySearch(run.items, fingerprint);
      sum += place < 0 ? 0 : run.sums[place];
    }
    return weight(sum);
  }

  SeenItems with(String item, double weight, long atMillis) {
    long fingerprint = Fingerprint.of(item);
    long units = units(weight);
    boolean known = contains(fingerprint);
    Run last = new Run(new long[] {fingerprint}, new long[] {units}, new long[] {atMillis});
    int kept = runs.length;
    while (kept > 0 && runs[kept - 1].length() <= 2 * last.length()) {
      last = runs[--kept].merged(last);
    }
    Run[] next = Arrays.copyOf(runs, kept + 1);
    next[kept] = last;
    return new SeenItems(next, known ? size : size + 1);
  }

  public int size() {
    return size;
  }

  /** All fingerprints in ascending order: the same for equal sets, however they came about. */
  public long[] toSortedArray() {
    return whole().items.clone();
  }

  /** For each item of {@link #toSortedArray} its sum of weights in 1/1024. */
  public long[] sums() {
    return whole().sums.clone();
  }

  /**
   * For each item of {@link #toSortedArray} when something was done with it last, epoch
   * milliseconds.
   */
  public long[] newestMillis() {
    return whole().newest.clone();
  }

  /** For each item of {@link #toSortedArray} its sum of weights. */
  public double[] masses() {
    return Arrays.stream(whole().sums).mapToDouble(SeenItems::weight).toArray();
  }

  private Run whole() {
    if (runs.length == 0) {
      return new Run(new long[0], new long[0], new long[0]);
    }
    Run all = runs[runs.length - 1];
    for (int i = runs.length - 2; i >= 0; i--) {
      all = runs[i].merged(all);
    }
    return all;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof SeenItems that) || size != that.size) {
      return false;
    }
    Run own = whole();
    Run others = that.whole();
    return Arrays.equals(own.items, others.items)
        && Arrays.equals(own.sums, others.sums)
        && Arrays.equals(own.newest, others.newest);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toSortedArray());
  }

  @Override
  public String toString() {
    return "SeenItems[" + size + "]";
  }
}
