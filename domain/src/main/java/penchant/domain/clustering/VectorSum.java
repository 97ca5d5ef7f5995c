package penchant.domain.clustering;

import java.util.Arrays;
import penchant.domain.vector.Embedding;

/**
 * A sum of unit vectors that is exact, so that it does not matter in which order, in how many
 * parts, or after how many moves to and fro it was made.
 *
 * <p>Each component is rounded to a multiple of 2^-30 (an error below 5e-10, less than a float has)
 * before it is added. A double holds multiples of 2^-30 up to 2^22 without rounding; so as long as
 * fewer than four million vectors are summed, additions and subtractions lose nothing, many cohorts
 * give the same bits as one, and a row taken out leaves no dust behind.
 *
 * <p>Mutable; owned by one table or one round at a time.
 */
public final class VectorSum {

  /** Adding and subtracting this rounds a small double to a multiple of 2^-30. */
  private static final double GRID = 1.5 * (1L << 22);

  private final double[] components;

  private VectorSum(double[] components) {
    this.components = components;
  }

  public static VectorSum zero(int dimensions) {
    return new VectorSum(new double[dimensions]);
  }

  /** A sum read back from where it was sent or stored. */
  public static VectorSum of(double[] components) {
    return new VectorSum(components.clone());
  }

  public void add(Embedding vector) {
    requireDimensions(vector.dimensions());
    for (int i = 0; i < components.length; i++) {
      components[i] += onGrid(vector.component(i));
    }
  }

  public void subtract(Embedding vector) {
    requireDimensions(vector.dimensions());
    for (int i = 0; i < components.length; i++) {
      components[i] -= onGrid(vector.component(i));
    }
  }

  public void add(VectorSum other) {
    requireDimensions(other.components.length);
    for (int i = 0; i < components.length; i++) {
      components[i] += other.components[i];
    }
  }

  public int dimensions() {
    return components.length;
  }

  /** |S|: for N unit vectors of one cluster at most N. */
  public double length() {
    double squares = 0;
    for (double component : components) {
      squares += component * component;
    }
    return Math.sqrt(squares);
  }

  /** S . c */
  public double dot(Embedding centroid) {
    requireDimensions(centroid.dimensions());
    double sum = 0;
    for (int i = 0; i < components.length; i++) {
      sum += components[i] * centroid.component(i);
    }
    return sum;
  }

  /**
   * S/|S|.
   *
   * @throws IllegalArgumentException if the sum is so short that it has no direction
   */
  public double[] direction() {
    double length = length();
    if (length < SHORTEST) {
      throw new IllegalArgumentException("a sum of length " + length + " has no direction");
    }
    double[] unit = new double[components.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = components[i] / length;
    }
    return unit;
  }

  /** Below this length only rounding is left: vectors that cancel each other. */
  private static final double SHORTEST = 1e-6;

  public boolean hasDirection() {
    return length() >= SHORTEST;
  }

  public VectorSum copy() {
    return new VectorSum(components.clone());
  }

  /** A copy of the components. */
  public double[] toArray() {
    return components.clone();
  }

  private static double onGrid(double component) {
    return (component + GRID) - GRID;
  }

  private void requireDimensions(int other) {
    if (other != components.length) {
      throw new IllegalArgumentException(
          "a vector of " + other + " numbers does not fit a sum of " + components.length);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VectorSum that && Arrays.equals(components, that.components);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(components);
  }

  @Override
  public String toString() {
    return "VectorSum[" + components.length + "]";
  }
}
