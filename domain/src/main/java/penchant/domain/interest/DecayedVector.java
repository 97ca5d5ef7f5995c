package penchant.domain.interest;

import java.util.Arrays;
import java.util.Optional;
import penchant.domain.decay.HalfLife;
import penchant.domain.vector.Embedding;

/**
 * A sum of weighted unit vectors that halves every half-life: forward decay with the newest time
 * added as landmark, moved by rescaling, so that late additions are welcome and nothing overflows
 * (Cormode et al., Forward Decay, ICDE 2009). Immutable.
 *
 * <p>Kept in float, computed in double, one component after the other: the same bits everywhere.
 */
public final class DecayedVector {

  /** The sum of nothing. */
  public static final DecayedVector NONE = new DecayedVector(new float[0], Long.MIN_VALUE);

  private final float[] sum;
  private final long landmarkMillis;

  private DecayedVector(float[] sum, long landmarkMillis) {
    this.sum = sum;
    this.landmarkMillis = landmarkMillis;
  }

  /** A sum read back from where it was stored; no components for {@link #NONE}. */
  public static DecayedVector of(float[] sum, long landmarkMillis) {
    return sum.length == 0 ? NONE : new DecayedVector(sum.clone(), landmarkMillis);
  }

  /** This sum with {@code weight} times {@code vector}, contributed at {@code atMillis}. */
  DecayedVector plus(double weight, Embedding vector, long atMillis, HalfLife halfLife) {
    if (isEmpty()) {
      float[] first = new float[vector.dimensions()];
      for (int i = 0; i < first.length; i++) {
        first[i] = (float) (weight * vector.component(i));
      }
      return new DecayedVector(first, atMillis);
    }
    boolean newer = atMillis >= landmarkMillis;
    double kept = newer ? halfLife.decay(atMillis - landmarkMillis) : 1;
    double added = newer ? weight : weight * halfLife.decay(landmarkMillis - atMillis);
    float[] next = new float[sum.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = (float) (kept * sum[i] + added * vector.component(i));
    }
    return new DecayedVector(next, newer ? atMillis : landmarkMillis);
  }

  /** The direction of the sum, which no passing of time changes; empty if it has none. */
  public Optional<Embedding> direction() {
    for (float component : sum) {
      if (component != 0) {
        return Optional.of(Embedding.directionOf(sum));
      }
    }
    return Optional.empty();
  }

  /** The length of the sum, as of {@link #landmarkMillis}. */
  public double length() {
    double squares = 0;
    for (float component : sum) {
      squares += (double) component * component;
    }
    return Math.sqrt(squares);
  }

  public boolean isEmpty() {
    return sum.length == 0;
  }

  /** A copy of the components, as of {@link #landmarkMillis}; of length 0 for the empty sum. */
  public float[] toArray() {
    return sum.clone();
  }

  /** Epoch milliseconds of the newest addition. */
  public long landmarkMillis() {
    return landmarkMillis;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DecayedVector that
        && landmarkMillis == that.landmarkMillis
        && Arrays.equals(sum, that.sum);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(landmarkMillis) + Arrays.hashCode(sum);
  }

  @Override
  public String toString() {
    return "DecayedVector[" + sum.length + " at " + landmarkMillis + "]";
  }
}
