package penchant.domain.graph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import penchant.domain.interest.SeenItems;

/**
 * What the graph says of every item for one person. A value tells little by itself, it grows with
 * how much the person did; so it is seen in two ways, both relative to the person's other items.
 */
public final class Affinity {

  /** Of a person of whom the graph knows nothing. */
  public static final Affinity NONE = new Affinity(new long[0], new String[0], new double[0]);

  /** A hundredth of the best: below that, differences do not matter. */
  private static final double LEAST_SHARE = 0.01;

  private final long[] items;
  private final String[] ids;
  private final double[] scores;
  private final double best;
  private final double mean;
  private final double deviation;

  /**
   * @param items fingerprints, ascending
   */
  Affinity(long[] items, String[] ids, double[] scores) {
    this.items = items;
    this.ids = ids;
    this.scores = scores;
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

  /** What the filter gives for the item, 0 for one that is not in the graph. */
  double score(String item) {
    int place = place(SeenItems.fingerprint(item));
    return place < 0 ? 0 : scores[place];
  }

  private int place(long item) {
    return items.length == 0 ? -1 : Arrays.binarySearch(items, item);
  }

  /** The ids of the best items that {@code admitted} lets through, best first. */
  public List<String> best(int most, Predicate<String> admitted) {
    return IntStream.range(0, items.length)
        .filter(place -> scores[place] > 0 && admitted.test(ids[place]))
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer place) -> -scores[place])
                .thenComparing(place -> ids[place]))
        .limit(most)
        .map(place -> ids[place])
        .toList();
  }
}
