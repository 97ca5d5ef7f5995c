package penchant.domain.metrics;

import java.util.Map;

/**
 * How unexpected it is to meet an item: its self-information in bits, {@code log2((people + 1) /
 * (met + 1))}, so that an item nobody met has a finite one.
 *
 * @param met how many people met each item
 * @param people how many there are
 */
public record Surprise(Map<String, Integer> met, int people) {

  public Surprise {
    met = Map.copyOf(met);
  }

  /** In bits: 0 for what everybody met. */
  public double of(String item) {
    return Math.log((people + 1.0) / (met.getOrDefault(item, 0) + 1.0)) / Math.log(2);
  }
}
