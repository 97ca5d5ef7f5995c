package penchant.domain.graph;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import penchant.domain.interest.SeenItems;

/**
 * Propagation on the graph of people and items, in closed form: a linear filter from what a person
 * did to what others who did the same did besides, see {@link ItemFilter}.
 *
 * <p>Immutable. It is applied to the row as the person's profile has it now, so what was done a
 * moment ago counts although the filter is older.
 */
public final class ItemGraph {

  /** Before anybody did anything. */
  public static final ItemGraph NONE =
      new ItemGraph(new long[0], new String[0], new Links[0], RowValue.lasting(1));

  private final long[] items;
  private final String[] ids;
  private final Links[] links;
  private final RowValue rows;

  private ItemGraph(long[] items, String[] ids, Links[] links, RowValue rows) {
    this.items = items;
    this.ids = ids;
    this.links = links;
    this.rows = rows;
  }

  /** Solves for the filter. */
  public static ItemGraph of(GramMatrix gram, GraphSettings settings) {
    long[] items = gram.supported();
    return of(gram, items, new ItemFilter(gram, settings).over(items), settings.rows());
  }

  /** Over items of a Gram matrix. */
  static ItemGraph of(GramMatrix gram, long[] items, Links[] links, RowValue rows) {
    return new ItemGraph(
        items, Arrays.stream(items).mapToObj(gram::id).toArray(String[]::new), links, rows);
  }

  /**
   * Put together again from its parts.
   *
   * @param ids of the items, in the order of their fingerprints
   * @param links from each item, in that order
   * @param rows see {@link GraphSettings}
   */
  public static ItemGraph of(String[] ids, Links[] links, RowValue rows) {
    long[] items = Arrays.stream(ids).mapToLong(SeenItems::fingerprint).toArray();
    for (int i = 0; i < items.length; i++) {
      if (!links[i].fit(items.length) || (i > 0 && items[i] <= items[i - 1])) {
        throw new IllegalArgumentException("these are not the parts of a graph of items");
      }
    }
    return new ItemGraph(items, ids.clone(), links.clone(), rows);
  }

  /** The ids of its items, in the order of their fingerprints. */
  public List<String> ids() {
    return List.of(ids);
  }

  /** The links from the item at a place. */
  public Links linksFrom(int place) {
    return links[place];
  }

  /** What an item counts in the rows that it was made of, and so in one that it is applied to. */
  public RowValue rows() {
    return rows;
  }

  /** Items in it. */
  public int size() {
    return items.length;
  }

  /**
   * What the graph says of every item for a person of this row. Rows fade as of their own newest
   * event, since nothing in an affinity depends on how much all of a row has faded.
   */
  public Affinity affinity(SeenItems row) {
    double[] masses = row.masses();
    long[] newest = row.newestMillis();
    long now = Arrays.stream(newest).max().orElse(0);
    return affinity(row.toSortedArray(), place -> rows.of(masses[place], now - newest[place]));
  }

  /**
   * The same where scores of several people are compared with something else.
   *
   * @param nowMillis as of when the row has faded, epoch milliseconds
   */
  public Affinity affinity(Interactions row, long nowMillis) {
    long[] fingerprints = IntStream.range(0, row.size()).mapToLong(row::item).toArray();
    return affinity(
        fingerprints, place -> rows.of(row.mass(place), nowMillis - row.newestMillis(place)));
  }

  private Affinity affinity(long[] fingerprints, IntToDoubleFunction value) {
    double[] scores = new double[items.length];
    long[] own = new long[fingerprints.length];
    double[] values = new double[fingerprints.length];
    Links[] from = new Links[fingerprints.length];
    int n = 0;
    for (int i = 0; i < fingerprints.length; i++) {
      int place = Arrays.binarySearch(items, fingerprints[i]);
      double counts = place < 0 ? 0 : value.applyAsDouble(i);
      if (counts != 0) {
        own[n] = fingerprints[i];
        values[n] = counts;
        from[n] = links[place];
        from[n].addTo(scores, values[n]);
        n++;
      }
    }
    return n == 0
        ? Affinity.NONE
        : new Affinity(
            items,
            ids,
            scores,
            new Affinity.Row(
                Arrays.copyOf(own, n), Arrays.copyOf(values, n), Arrays.copyOf(from, n)));
  }
}
