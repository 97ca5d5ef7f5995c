package penchant.domain.behavior;

/**
 * What the value of an event may be, by kind: stars, pieces, seconds or polarity. For kinds whose
 * value means nothing, any number of sensible size does.
 *
 * @param meaning in words, for a refusal
 * @param leastAllowed false where the least value itself is out of range
 */
public record ValueRange(String meaning, double least, double most, boolean leastAllowed) {

  private static final ValueRange STARS = new ValueRange("stars from 0 to 5", 0, 5, true);
  private static final ValueRange QUANTITY =
      new ValueRange("a quantity above 0 and up to 1,000,000", 0, 1_000_000, false);
  private static final ValueRange SECONDS =
      new ValueRange("seconds from 0 to 86,400", 0, 86_400, true);
  private static final ValueRange POLARITY = new ValueRange("a polarity from -1 to 1", -1, 1, true);
  private static final ValueRange ANY =
      new ValueRange("a number from -1e9 to 1e9", -1e9, 1e9, true);

  public static ValueRange of(BehaviorType type) {
    return switch (type) {
      case RATING -> STARS;
      case CART, PURCHASE, RETURN -> QUANTITY;
      case VIEW, CLICK, SKIP -> SECONDS;
      case COMMENT -> POLARITY;
      case SEARCH, LIKE, DISLIKE, SHARE, FOLLOW -> ANY;
    };
  }

  public boolean contains(double value) {
    return (leastAllowed ? value >= least : value > least) && value <= most;
  }

  /** The value itself, or the nearer end where it is beyond. */
  public double nearest(double value) {
    return Math.max(least, Math.min(most, value));
  }
}
