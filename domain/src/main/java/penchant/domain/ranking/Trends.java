package penchant.domain.ranking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.Best;
import penchant.domain.graph.InteractionMatrix;
import penchant.domain.graph.Interactions;
import penchant.domain.interest.SeenItems;

/**
 * How much was done with each item of late, over several times at once: what was popular for months
 * and what came up this morning differ in which of these are large. Which of them counts is a
 * matter of the shop, and learned.
 *
 * <p>A value is {@code ln(1 + sum / little)}: 0 where nothing was done, and no weight makes an item
 * nobody knows better than another.
 */
public final class Trends {

  /** Nothing was done yet. */
  public static final Trends NONE = new Trends(Map.of());

  /** From hours to months; the last feature, {@code TREND_ALWAYS}, does not decay. */
  private static final List<HalfLife> HALF_LIVES =
      List.of(
          new HalfLife(Duration.ofHours(6)),
          new HalfLife(Duration.ofDays(1)),
          new HalfLife(Duration.ofDays(4)),
          new HalfLife(Duration.ofDays(14)),
          new HalfLife(Duration.ofDays(60)));

  private static final int COUNT = HALF_LIVES.size() + 1;

  /** The half-life of days. */
  private static final int LATELY = 2;

  /** What is little, as a share of the mean weight of what was done. */
  private static final double LITTLE = 0.1;

  /** Of each trend so many items are known to lead it. */
  private static final int LEADING = 1_000;

  private final Map<String, float[]> byItem;

  /** By the place of the feature. */
  private final List<List<String>> leading = new ArrayList<>();

  private Trends(Map<String, float[]> byItem) {
    this.byItem = byItem;
    for (int i = 0; i < COUNT; i++) {
      leading.add(leading(byItem, i));
    }
  }

  private static List<String> leading(Map<String, float[]> byItem, int trend) {
    Comparator<Map.Entry<String, float[]>> most =
        Comparator.comparingDouble(item -> -item.getValue()[trend]);
    Best<Map.Entry<String, float[]>> best =
        new Best<>(LEADING, most.thenComparing(Map.Entry.comparingByKey()));
    for (Map.Entry<String, float[]> item : byItem.entrySet()) {
      if (item.getValue()[trend] > 0) {
        best.offer(item);
      }
    }
    return best.inOrder().stream().map(Map.Entry::getKey).toList();
  }

  /**
   * Counts what everybody did.
   *
   * <p>Of what a person did with an item again and again only two sums are kept, the plain one and
   * that of one half-life. For the half-lives between that and for ever the sum is taken between
   * the two, by the power that is right for both ends; for shorter ones it is the decayed one. What
   * was done once is exact for all.
   *
   * @param catalogue ids of the items that count
   * @param nowMillis the time as of which sums are taken, epoch milliseconds
   * @param halfLife that of {@link Interactions#decayed}
   */
  public static Trends of(
      InteractionMatrix people, Iterable<String> catalogue, long nowMillis, HalfLife halfLife) {
    Map<Long, String> ids = new HashMap<>();
    catalogue.forEach(id -> ids.put(SeenItems.fingerprint(id), id));
    Map<String, double[]> sums = new HashMap<>();
    double[] all = new double[2];
    people.forEach(
        row -> {
          for (int i = 0; i < row.size(); i++) {
            String id = ids.get(row.item(i));
            if (id != null && row.total(i) > 0 && row.decayed(i) > 0) {
              all[0] += row.mass(i);
              all[1]++;
              add(
                  sums.computeIfAbsent(id, any -> new double[COUNT]),
                  row.mass(i),
                  Math.min(1, row.decayed(i) / row.mass(i)),
                  Math.max(0, nowMillis - row.newestMillis(i)),
                  halfLife);
            }
          }
        });
    double little = all[1] == 0 ? 1 : LITTLE * all[0] / all[1];
    Map<String, float[]> logs = new HashMap<>();
    sums.forEach(
        (item, own) -> {
          float[] log = new float[COUNT];
          for (int i = 0; i < COUNT; i++) {
            log[i] = (float) StrictMath.log1p(own[i] * people.oneStandsFor() / little);
          }
          logs.put(item, log);
        });
    return new Trends(logs);
  }

  private static void add(double[] own, double mass, double left, long age, HalfLife halfLife) {
    for (int i = 0; i < HALF_LIVES.size(); i++) {
      HalfLife each = HALF_LIVES.get(i);
      double power = Math.min(1, halfLife.per(each));
      own[i] += mass * StrictMath.pow(left, power) * each.decay(age);
    }
    own[COUNT - 1] += mass;
  }

  /** Put together again from {@link #byItem}. */
  public static Trends of(Map<String, float[]> byItem) {
    byItem.forEach(
        (item, own) -> {
          if (own.length != COUNT) {
            throw new IllegalArgumentException(
                "item '%s' has %d values, not %d".formatted(item, own.length, COUNT));
          }
        });
    return new Trends(Map.copyOf(byItem));
  }

  /** The values of each item, in the order of the features; not to be changed. */
  public Map<String, float[]> byItem() {
    return Collections.unmodifiableMap(byItem);
  }

  /** The items with which most was done over each of the times, so many for each. */
  List<String> leading(int most) {
    return leading.stream().flatMap(items -> items.stream().limit(most)).distinct().toList();
  }

  /** How much was done with the item in all, as a logarithm. */
  public double always(String item) {
    float[] own = byItem.get(item);
    return own == null ? 0 : own[COUNT - 1];
  }

  /** How much was done with the item in the last days, as a logarithm. */
  public double lately(String item) {
    float[] own = byItem.get(item);
    return own == null ? 0 : own[LATELY];
  }

  /** Writes the item's values into {@code features}, from {@code TREND_HOURS} on. */
  void write(String item, double[] features) {
    float[] own = byItem.get(item);
    if (own != null) {
      for (int i = 0; i < COUNT; i++) {
        features[Feature.TREND_HOURS.place() + i] = own[i];
      }
    }
  }
}
