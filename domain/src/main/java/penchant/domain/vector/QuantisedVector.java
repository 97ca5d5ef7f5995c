package penchant.domain.vector;

import java.util.Arrays;

/**
 * A unit vector as int8 with one scale, component = scale * value. This is the form in which
 * vectors stand in facts and rows: the front quantises before a fact is made, so that live folding
 * and refolding see the same numbers.
 */
public final class QuantisedVector {

  private static final int LARGEST = 127;

  private final float scale;
  private final byte[] values;

  private QuantisedVector(float scale, byte[] values) {
    this.scale = scale;
    this.values = values;
  }

  /** The nearest int8 vector; the largest component maps to 127. */
  public static QuantisedVector of(Embedding embedding) {
    float largest = 0;
    for (int i = 0; i < embedding.dimensions(); i++) {
      largest = Math.max(largest, Math.abs(embedding.component(i)));
    }
    float scale = largest / LARGEST;
    byte[] values = new byte[embedding.dimensions()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) Math.round(embedding.component(i) / scale);
    }
    return new QuantisedVector(scale, values);
  }

  /**
   * A vector read back from where it was stored.
   *
   * @throws IllegalArgumentException if the scale is not a positive number or all values are zero
   */
  public static QuantisedVector of(float scale, byte[] values) {
    if (!(scale > 0) || !Float.isFinite(scale)) {
      throw new IllegalArgumentException(
          "the scale of an int8 vector must be positive, was " + scale);
    }
    boolean zero = true;
    for (byte value : values) {
      zero &= value == 0;
    }
    if (zero) {
      throw new IllegalArgumentException(
          "an int8 vector of " + values.length + " zeros has no direction");
    }
    return new QuantisedVector(scale, values.clone());
  }

  public int dimensions() {
    return values.length;
  }

  public float scale() {
    return scale;
  }

  /** A copy of the int8 values. */
  public byte[] values() {
    return values.clone();
  }

  /**
   * The dot product of the unit vector with {@code other}, in four interleaved sums, always the
   * same ones.
   *
   * @param other of the same dimensions
   */
  public double dot(float[] other) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int squares = 0;
    int i = 0;
    for (; i + 3 < values.length; i += 4) {
      s0 += values[i] * other[i];
      s1 += values[i + 1] * other[i + 1];
      s2 += values[i + 2] * other[i + 2];
      s3 += values[i + 3] * other[i + 3];
      squares += values[i] * values[i] + values[i + 1] * values[i + 1];
      squares += values[i + 2] * values[i + 2] + values[i + 3] * values[i + 3];
    }
    for (; i < values.length; i++) {
      s0 += values[i] * other[i];
      squares += values[i] * values[i];
    }
    return ((s0 + s1) + (s2 + s3)) / Math.sqrt(squares);
  }

  /**
   * The unit vector that these numbers stand for; renormalised, since rounding changed the length.
   */
  public Embedding toEmbedding() {
    float[] components = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      components[i] = scale * values[i];
    }
    return Embedding.directionOf(components);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QuantisedVector that
        && Float.floatToIntBits(scale) == Float.floatToIntBits(that.scale)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Float.hashCode(scale) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "QuantisedVector[" + values.length + "]";
  }
}
