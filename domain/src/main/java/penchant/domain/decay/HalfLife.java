package penchant.domain.decay;

import java.time.Duration;

/** A half-life: after this long a contribution counts half. */
public record HalfLife(Duration value) {

  public HalfLife {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("half-life must be positive, was " + value);
    }
  }

  /** One half as long. */
  public HalfLife half() {
    return new HalfLife(value.dividedBy(2));
  }

  /** How many times the other it is. */
  public double per(HalfLife other) {
    return value.toMillis() / (double) other.value.toMillis();
  }

  /**
   * The factor left after {@code ageMillis}; above 1 for a negative age. StrictMath: the same bits
   * on every machine.
   */
  public double decay(long ageMillis) {
    return StrictMath.pow(2, -ageMillis / (double) value.toMillis());
  }
}
