package penchant.domain.vector;

import java.util.Arrays;

/**
 * A vector of unit length. Immutable; the array inside never leaves it.
 *
 * <p>Arithmetic is scalar and in index order, so that the same input gives the same bits on every
 * machine. Search and assignment, which fold nothing, may use faster kernels.
 */
public final class Embedding {

  private final float[] components;

  private Embedding(float[] components) {
    this.components = components;
  }

  /**
   * The direction of {@code components}.
   *
   * @throws IllegalArgumentException if a component is not finite or all are zero: such a vector
   *     has no direction
   */
  public static Embedding directionOf(float[] components) {
    double squares = 0;
    for (float component : components) {
      squares += (double) component * component;
    }
    if (squares == 0 || !Double.isFinite(squares)) {
      throw new IllegalArgumentException(
          "a vector of "
              + components.length
              + " numbers with squared length "
              + squares
              + " has no direction");
    }
    double length = Math.sqrt(squares);
    float[] unit = new float[components.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (components[i] / length);
    }
    return new Embedding(unit);
  }

  public int dimensions() {
    return components.length;
  }

  public float component(int index) {
    return components[index];
  }

  /** The cosine of the angle to {@code other}, accumulated in double. */
  public double cosine(Embedding other) {
    requireSameDimensions(other.components.length);
    double sum = 0;
    for (int i = 0; i < components.length; i++) {
      sum += (double) components[i] * other.components[i];
    }
    return sum;
  }

  /** Adds {@code weight} times this vector to {@code sum}, in place. */
  public void addTo(float[] sum, float weight) {
    requireSameDimensions(sum.length);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * components[i];
    }
  }

  /** Adds this vector to {@code sum}, in place. */
  public void addTo(double[] sum) {
    requireSameDimensions(sum.length);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += components[i];
    }
  }

  /** A copy of the components. */
  public float[] toArray() {
    return components.clone();
  }

  private void requireSameDimensions(int other) {
    if (other != components.length) {
      throw new IllegalArgumentException(
          "a vector of " + other + " numbers does not fit one of " + components.length);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that && Arrays.equals(components, that.components);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(components);
  }

  @Override
  public String toString() {
    return "Embedding[" + components.length + "]";
  }
}
