package penchant.domain.interest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import penchant.domain.vector.Embedding;

/**
 * A decayed sum of vectors as int16 with one scale, as of a landmark that its owner keeps. Half the
 * memory of floats, of which a profile would hold eight: a component is off by at most 1/65534 of
 * the largest one, far below what tells interests apart. Immutable.
 */
public final class InterestSum {

  private static final int LARGEST = Short.MAX_VALUE;

  private final double scale;
  private final short[] values;

  private InterestSum(double scale, short[] values) {
    this.scale = scale;
    this.values = values;
  }

  /**
   * A sum read back from where it was stored.
   *
   * @throws IllegalArgumentException if the scale is not positive or all values are zero
   */
  public static InterestSum of(double scale, short[] values) {
    boolean zero = true;
    for (short value : values) {
      zero &= value == 0;
    }
    if (zero || !(scale > 0) || !Double.isFinite(scale)) {
      throw new IllegalArgumentException(
          "a sum of " + values.length + " int16 values with scale " + scale + " has no direction");
    }
    return new InterestSum(scale, values.clone());
  }

  static InterestSum of(double weight, Embedding vector) {
    double[] sum = new double[vector.dimensions()];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = weight * vector.component(i);
    }
    InterestSum first = quantised(sum);
    if (first == null) {
      throw new IllegalArgumentException("a vector of weight " + weight + " has no direction");
    }
    return first;
  }

  /** kept * this + added * vector; this where that is nothing. */
  InterestSum plus(double kept, double added, Embedding vector) {
    double[] sum = new double[values.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = kept * scale * values[i] + added * vector.component(i);
    }
    InterestSum next = quantised(sum);
    return next == null ? this : next;
  }

  /** kept * this + added * other; this where that is nothing. */
  InterestSum plus(double kept, double added, InterestSum other) {
    double[] sum = new double[values.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = kept * scale * values[i] + added * other.scale * other.values[i];
    }
    InterestSum next = quantised(sum);
    return next == null ? this : next;
  }

  /** Null where a scale in double cannot hold it: the contributions cancel, or decayed away. */
  private static @Nullable InterestSum quantised(double[] sum) {
    double largest = 0;
    for (double component : sum) {
      largest = Math.max(largest, Math.abs(component));
    }
    double scale = largest / LARGEST;
    if (!(scale > Double.MIN_NORMAL)) {
      return null;
    }
    short[] values = new short[sum.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (short) Math.round(sum[i] / scale);
    }
    return new InterestSum(scale, values);
  }

  /** The components over their length, in double. */
  double[] unit() {
    double squares = 0;
    for (short value : values) {
      squares += (double) value * value;
    }
    double length = Math.sqrt(squares);
    double[] unit = new double[values.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = values[i] / length;
    }
    return unit;
  }

  /** The direction of the sum. */
  public Embedding direction() {
    float[] components = new float[values.length];
    for (int i = 0; i < components.length; i++) {
      components[i] = values[i];
    }
    return Embedding.directionOf(components);
  }

  /** The length of the sum. */
  public double length() {
    double squares = 0;
    for (short value : values) {
      squares += (double) value * value;
    }
    return scale * Math.sqrt(squares);
  }

  /** What one step of a value stands for. */
  public double scale() {
    return scale;
  }

  /** A copy of the int16 values. */
  public short[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InterestSum that
        && Double.compare(scale, that.scale) == 0
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(scale) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "InterestSum[" + values.length + "]";
  }
}
