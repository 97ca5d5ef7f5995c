package penchant.domain.graph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import penchant.domain.interest.SeenItems;

/**
 * What the graph says of every item for one person. A value tells little by itself, it grows with
 * how much the person did; so it is seen in two ways, both relative to the person's other items.
 */
public final class Affinity {

  /** Of a person of whom the graph knows nothing. */
  public static final Affinity NONE =
      new Affinity(new long[0], new String[0], new double[0], Row.NOTHING);

  /** A hundredth of the best: below that, differences do not matter. */
  private static final double LEAST_SHARE = 0.01;

  /** A person's row, as far as it is in the graph. */
  static final class Row {
    static final Row NOTHING = new Row(new long[0], new double[0], new Links[0]);

    private final long[] items;
    private final double[] values;
    private final Links[] links;

    /**
     * @param items fingerprints, ascending
     * @param values what each counts
     * @param links from each
     */
    Row(long[] items, double[] values, Links[] links) {
      this.items = items;
      this.values = values;
      this.links = links;
    }
  }

  private final long[] items;
  private final String[] ids;
  private final double[] scores;
  private final Row row;
  private final double best;
  private final double mean;
  private final double deviation;

  /**
   * @param items fingerprints, ascending
   * @param row what the scores were made from
   */
  Affinity(long[] items, String[] ids, double[] scores, Row row) {
    this.items = items;
    this.ids = ids;
    this.scores = scores;
    this.row = row;
    double highest = 0;
    double sum = 0;
    for (double score : scores) {
      highest = Math.max(highest, Math.abs(score));
      sum += score;
    }
    best = highest;
    mean = scores.length == 0 ? 0 : sum / scores.length;
    double squares = 0;
    for (double score : scores) {
      squares += (score - mean) * (score - mean);
    }
    deviation = scores.length == 0 ? 0 : Math.sqrt(squares / scores.length);
  }

  /**
   * The logarithm of the item's share of the best, scaled to 0 (a hundredth of it, or less) to 1
   * (the best itself).
   *
   * @param item its fingerprint
   */
  public double share(long item) {
    int place = place(item);
    if (place < 0 || best == 0) {
      return 0;
    }
    double share = Math.max(0, scores[place]) / best;
    return Math.log((share + LEAST_SHARE) / LEAST_SHARE)
        / Math.log((1 + LEAST_SHARE) / LEAST_SHARE);
  }

  /** How many standard deviations the item lies above the mean of all. */
  public double spread(long item) {
    int place = place(item);
    return place < 0 || deviation == 0 ? 0 : (scores[place] - mean) / deviation;
  }

  /**
   * Which share of an item's score is owed to one item of the person's row. The shares of all add
   * up to 1; all are 0 where the score is so small that differences do not matter.
   *
   * @param item fingerprint of the item that has the score
   * @param own fingerprint of the item in the row
   */
  public double owed(long item, long own) {
    int place = place(item);
    int from = Arrays.binarySearch(row.items, own);
    if (place < 0 || from < 0 || !(scores[place] > LEAST_SHARE * best)) {
      return 0;
    }
    return row.values[from] * row.links[from].to(place) / scores[place];
  }

  /**
   * What one item of the person's row adds to {@link #spread}, with mean and deviation as they are.
   *
   * @param item fingerprint of the item that has the spread
   * @param own fingerprint of the item in the row
   */
  public double spreadBy(long item, long own) {
    int place = place(item);
    int from = Arrays.binarySearch(row.items, own);
    return place < 0 || from < 0 || deviation == 0
        ? 0
        : row.values[from] * row.links[from].to(place) / deviation;
  }

  /** What the filter gives for the item, 0 for one that is not in the graph. */
  public double score(String item) {
    int place = place(SeenItems.fingerprint(item));
    return place < 0 ? 0 : scores[place];
  }

  private int place(long item) {
    return items.length == 0 ? -1 : Arrays.binarySearch(items, item);
  }

  /** The ids of the best items that {@code admitted} lets through, best first. */
  public List<String> best(int most, Predicate<String> admitted) {
    Best<Integer> best =
        new Best<>(
            most,
            Comparator.comparingDouble((Integer place) -> -scores[place])
                .thenComparing(place -> ids[place]));
    for (int place = 0; place < items.length; place++) {
      if (scores[place] > 0 && best.takes(place) && admitted.test(ids[place])) {
        best.offer(place);
      }
    }
    return best.inOrder().stream().map(place -> ids[place]).toList();
  }
}
