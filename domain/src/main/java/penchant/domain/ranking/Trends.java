package penchant.domain.ranking;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import penchant.domain.decay.HalfLife;

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

  private final Map<String, float[]> byItem;

  private Trends(Map<String, float[]> byItem) {
    this.byItem = byItem;
  }

  /** Adds up what was done; for one use. */
  public static final class Builder {
    private final long now;
    private final Map<String, double[]> sums = new HashMap<>();
    private double weights;
    private long events;

    /**
     * @param nowMillis the time as of which sums are taken, epoch milliseconds
     */
    public Builder(long nowMillis) {
      this.now = nowMillis;
    }

    /** One event; what weighs nothing or less is no sign of popularity. */
    public void add(String item, double weight, long atMillis) {
      if (weight <= 0) {
        return;
      }
      weights += weight;
      events++;
      double[] own = sums.computeIfAbsent(item, any -> new double[COUNT]);
      long age = Math.max(0, now - atMillis);
      for (int i = 0; i < HALF_LIVES.size(); i++) {
        own[i] += weight * HALF_LIVES.get(i).decay(age);
      }
      own[COUNT - 1] += weight;
    }

    public Trends build() {
      double little = events == 0 ? 1 : LITTLE * weights / events;
      Map<String, float[]> logs = new HashMap<>();
      sums.forEach(
          (item, own) -> {
            float[] log = new float[COUNT];
            for (int i = 0; i < COUNT; i++) {
              log[i] = (float) StrictMath.log1p(own[i] / little);
            }
            logs.put(item, log);
          });
      return new Trends(logs);
    }
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
