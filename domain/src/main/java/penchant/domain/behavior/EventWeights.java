package penchant.domain.behavior;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How much an event weighs in a profile: a weight for its kind, times what its value says. Kinds
 * measure in different units (stars, pieces, seconds, polarity); each is scaled so that an ordinary
 * value counts 1, whatever the unit, and no value however large drowns the rest.
 *
 * <ul>
 *   <li>cart, purchase, return: a quantity q counts q below 1, else 1 + log2 q, at most {@code
 *       quantityCap}: the tenth piece of the same thing says little more than the ninth.
 *   <li>view, click: s seconds count d(s) = 0.2 + 0.8 log2(1 + s) / log2(31), at most 2: 0.2 for a
 *       glance of no time, 1 at 30 seconds, 2 from about 38 minutes on.
 *   <li>skip: s seconds count 2 - d(s), at least 0.2: who leaves at once dislikes more than who
 *       leaves late.
 *   <li>rating: r stars count r - 3, so that 3 is neutral; with the weight 2 that is (r - 3) * 2.
 *       Without stars it counts nothing.
 *   <li>comment: its polarity, -1 to 1; unknown, it counts 1/3, since who comments cares.
 *   <li>all other kinds, and all kinds but rating and comment without a value: 1.
 * </ul>
 *
 * <p>Values out of range are taken as the nearest value in range, so the result is always finite
 * and never further from zero than {@link #largest()}. StrictMath: the same bits on every machine.
 *
 * @param byType the weight of each kind; a kind that is missing weighs 0
 * @param quantityCap the most that a quantity can count, at least 1
 */
public record EventWeights(Map<BehaviorType, Double> byType, double quantityCap) {

  /** Where an ordinary dwell time lies: it counts 1. */
  private static final double ORDINARY_SECONDS = 30;

  private static final double SHORTEST_DWELL = 0.2;
  private static final double LONGEST_DWELL = 2;
  private static final double NEUTRAL_STARS = 3;
  private static final double UNKNOWN_POLARITY = 1 / 3.0;
  private static final double LARGEST_WEIGHT = 1_000;
  private static final double LARGEST_QUANTITY_CAP = 21;

  public EventWeights {
    EnumMap<BehaviorType, Double> copy = new EnumMap<>(BehaviorType.class);
    byType.forEach(
        (type, weight) -> {
          if (!(Math.abs(weight) <= LARGEST_WEIGHT)) {
            throw new IllegalArgumentException(
                "the weight of a "
                    + type.wireName()
                    + " must be between -1000 and 1000, was "
                    + weight);
          }
          copy.put(type, weight);
        });
    byType = Collections.unmodifiableMap(copy);
    if (!(quantityCap >= 1 && quantityCap <= LARGEST_QUANTITY_CAP)) {
      throw new IllegalArgumentException(
          "the cap of quantities must be between 1 and 21, was " + quantityCap);
    }
  }

  /** What ships: purchase 5, cart 3, and so on; quantities count at most fourfold. */
  public static EventWeights standard() {
    return new EventWeights(
        Map.ofEntries(
            Map.entry(BehaviorType.PURCHASE, 5.0),
            Map.entry(BehaviorType.CART, 3.0),
            Map.entry(BehaviorType.LIKE, 3.0),
            Map.entry(BehaviorType.COMMENT, 3.0),
            Map.entry(BehaviorType.SHARE, 3.0),
            Map.entry(BehaviorType.FOLLOW, 3.0),
            Map.entry(BehaviorType.RATING, 2.0),
            Map.entry(BehaviorType.SEARCH, 2.0),
            Map.entry(BehaviorType.CLICK, 1.5),
            Map.entry(BehaviorType.VIEW, 1.0),
            Map.entry(BehaviorType.SKIP, -0.5),
            Map.entry(BehaviorType.DISLIKE, -3.0),
            Map.entry(BehaviorType.RETURN, -5.0)),
        4);
  }

  /**
   * The weight of one event.
   *
   * @param value what came with it; unit and range by type, see {@link ValueRange}
   */
  public double weight(BehaviorType type, OptionalDouble value) {
    double weight = byType.getOrDefault(type, 0.0);
    return weight == 0 ? 0 : weight * scale(type, value);
  }

  /** No event weighs more than this, in either direction. */
  public double largest() {
    double largest = 0;
    for (double weight : byType.values()) {
      largest = Math.max(largest, Math.abs(weight));
    }
    return largest * Math.max(quantityCap, NEUTRAL_STARS);
  }

  private double scale(BehaviorType type, OptionalDouble sent) {
    if (sent.isEmpty() || Double.isNaN(sent.getAsDouble())) {
      return withoutValue(type);
    }
    double value = ValueRange.of(type).nearest(sent.getAsDouble());
    return switch (type) {
      case CART, PURCHASE, RETURN -> quantity(value);
      case VIEW, CLICK -> dwell(value);
      case SKIP -> Math.max(SHORTEST_DWELL, 2 - dwell(value));
      case RATING -> value - NEUTRAL_STARS;
      case COMMENT -> value;
      case SEARCH, LIKE, DISLIKE, SHARE, FOLLOW -> 1;
    };
  }

  private static double withoutValue(BehaviorType type) {
    return switch (type) {
      case RATING -> 0;
      case COMMENT -> UNKNOWN_POLARITY;
      default -> 1;
    };
  }

  private double quantity(double pieces) {
    return pieces < 1 ? pieces : Math.min(quantityCap, 1 + log2(pieces));
  }

  private static double dwell(double seconds) {
    double share = log2(1 + seconds) / log2(1 + ORDINARY_SECONDS);
    return Math.min(LONGEST_DWELL, SHORTEST_DWELL + (1 - SHORTEST_DWELL) * share);
  }

  private static double log2(double value) {
    return StrictMath.log(value) / StrictMath.log(2);
  }
}
