package penchant.domain.graph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import penchant.domain.interest.SeenItems;

/**
 * What one person did with items: a row of the matrix of people and items. For each item the sum of
 * the weights, the same decayed, and when something was done with it last.
 */
public final class Interactions {

  /** Of somebody who did nothing. */
  public static final Interactions NONE = new Builder().build();

  private final long[] items;
  private final long[] totals;
  private final double[] decayed;
  private final long[] newest;

  private Interactions(long[] items, long[] totals, double[] decayed, long[] newest) {
    this.items = items;
    this.totals = totals;
    this.decayed = decayed;
    this.newest = newest;
  }

  /** Puts a row together from items in any order, each once. */
  public static final class Builder {
    private long[] items = new long[16];
    private long[] totals = new long[16];
    private double[] decayed = new double[16];
    private long[] newest = new long[16];
    private int size;

    /**
     * Adds an item.
     *
     * @param item its fingerprint
     * @param total sum of weights in 1/1024, see {@link SeenItems}
     * @param decayed the same with the half-life of popularity, at {@code newestMillis}
     * @param newestMillis when something was done with it last
     */
    public void add(long item, long total, double decayed, long newestMillis) {
      if (size == items.length) {
        items = Arrays.copyOf(items, 2 * size);
        totals = Arrays.copyOf(totals, 2 * size);
        this.decayed = Arrays.copyOf(this.decayed, 2 * size);
        newest = Arrays.copyOf(newest, 2 * size);
      }
      items[size] = item;
      totals[size] = total;
      this.decayed[size] = decayed;
      newest[size++] = newestMillis;
    }

    /**
     * The row.
     *
     * @throws IllegalArgumentException if an item was added twice
     */
    public Interactions build() {
      int[] order =
          IntStream.range(0, size)
              .boxed()
              .sorted(Comparator.comparingLong(place -> items[place]))
              .mapToInt(place -> place)
              .toArray();
      long[] ascending = sorted(items, order);
      for (int i = 1; i < size; i++) {
        if (ascending[i] == ascending[i - 1]) {
          throw new IllegalArgumentException("a row has each item once");
        }
      }
      return new Interactions(
          ascending,
          sorted(totals, order),
          Arrays.stream(order).mapToDouble(place -> decayed[place]).toArray(),
          sorted(newest, order));
    }

    private static long[] sorted(long[] values, int[] order) {
      return Arrays.stream(order).mapToLong(place -> values[place]).toArray();
    }
  }

  /** The row with no more than so many items, the newest. */
  public Interactions newest(int most) {
    if (items.length <= most) {
      return this;
    }
    Builder some = new Builder();
    IntStream.range(0, items.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer place) -> -newest[place]))
        .limit(most)
        .forEach(place -> some.add(items[place], totals[place], decayed[place], newest[place]));
    return some.build();
  }

  /** How many items. */
  public int size() {
    return items.length;
  }

  /** The fingerprint of the item at a place; ascending. */
  public long item(int place) {
    return items[place];
  }

  /** The sum of the weights of what was done with it, in 1/1024. */
  public long total(int place) {
    return totals[place];
  }

  /** The same as a number of weights. */
  public double mass(int place) {
    return SeenItems.weight(totals[place]);
  }

  /**
   * The same with the half-life of popularity, as of {@link #newestMillis}; what was done once is
   * not less for it.
   */
  public double decayed(int place) {
    return decayed[place];
  }

  /** When something was done with it last, epoch milliseconds. */
  public long newestMillis(int place) {
    return newest[place];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Interactions that
        && Arrays.equals(items, that.items)
        && Arrays.equals(totals, that.totals)
        && Arrays.equals(decayed, that.decayed)
        && Arrays.equals(newest, that.newest);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(items);
  }

  @Override
  public String toString() {
    return "Interactions[" + items.length + "]";
  }
}
