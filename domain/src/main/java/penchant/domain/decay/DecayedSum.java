package penchant.domain.decay;

/**
 * A sum whose contributions halve every half-life: {@code mass} is its value at {@code
 * landmarkMillis}, the newest time added.
 *
 * <p>Keeping a landmark for each sum instead of one for all means that nothing overflows however
 * far times lie apart, and that sums keep their order over any gap: at a common time they all
 * shrink by the same factor (Cormode et al., Forward Decay, ICDE 2009).
 *
 * @param mass the value at the landmark
 * @param landmarkMillis epoch milliseconds
 */
public record DecayedSum(double mass, long landmarkMillis) {

  public static final DecayedSum ZERO = new DecayedSum(0, Long.MIN_VALUE);

  public DecayedSum {
    if (!Double.isFinite(mass)) {
      throw new IllegalArgumentException("a decayed sum must be finite, was " + mass);
    }
  }

  /** This sum with a contribution of {@code weight} made at {@code atMillis}, early or late. */
  public DecayedSum plus(double weight, long atMillis, HalfLife halfLife) {
    if (this.isEmpty()) {
      return new DecayedSum(weight, atMillis);
    }
    if (atMillis >= landmarkMillis) {
      return new DecayedSum(mass * halfLife.decay(atMillis - landmarkMillis) + weight, atMillis);
    }
    return new DecayedSum(
        mass + weight * halfLife.decay(landmarkMillis - atMillis), landmarkMillis);
  }

  public DecayedSum plus(DecayedSum other, HalfLife halfLife) {
    return other.isEmpty() ? this : plus(other.mass, other.landmarkMillis, halfLife);
  }

  /** The value as seen at {@code atMillis}. */
  public double at(long atMillis, HalfLife halfLife) {
    return isEmpty() ? 0 : mass * halfLife.decay(atMillis - landmarkMillis);
  }

  /**
   * The base-2 logarithm of the value at the epoch, which orders sums of any age without underflow;
   * minus infinity where there is no mass.
   */
  public double log2(HalfLife halfLife) {
    return mass <= 0
        ? Double.NEGATIVE_INFINITY
        : StrictMath.log(mass) / StrictMath.log(2)
            + landmarkMillis / (double) halfLife.value().toMillis();
  }

  private boolean isEmpty() {
    return landmarkMillis == Long.MIN_VALUE;
  }
}
