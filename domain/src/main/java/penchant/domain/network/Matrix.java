package penchant.domain.network;

import java.util.Arrays;

/** Trained numbers in rows and columns. Immutable; the array inside never leaves it. */
public final class Matrix {

  private final int rows;
  private final int columns;
  private final float[] values;

  private Matrix(int rows, int columns, float[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /**
   * A matrix of these numbers.
   *
   * @param values row by row
   * @throws IllegalArgumentException if there are not as many as that, or one is not finite
   */
  public static Matrix of(int rows, int columns, float[] values) {
    if (values.length != rows * columns) {
      throw new IllegalArgumentException(
          "a matrix of %d rows and %d columns holds %d numbers, not %d"
              .formatted(rows, columns, rows * columns, values.length));
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("a matrix holds " + value);
      }
    }
    return new Matrix(rows, columns, values.clone());
  }

  public static Matrix zeros(int rows, int columns) {
    return new Matrix(rows, columns, new float[rows * columns]);
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** A copy of the numbers, row by row. */
  public float[] toArray() {
    return values.clone();
  }

  /** The product with a column vector: one number a row, summed in double and in order. */
  double[] times(double[] vector) {
    if (vector.length != columns) {
      throw new IllegalArgumentException(
          "a vector of %d numbers does not fit a matrix of %d columns"
              .formatted(vector.length, columns));
    }
    double[] product = new double[rows];
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      for (int column = 0; column < columns; column++) {
        sum += values[row * columns + column] * vector[column];
      }
      product[row] = sum;
    }
    return product;
  }

  void requireShape(String name, int otherRows, int otherColumns) {
    if (rows != otherRows || columns != otherColumns) {
      throw new IllegalArgumentException(
          "%s is %d by %d, must be %d by %d"
              .formatted(name, rows, columns, otherRows, otherColumns));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * rows + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Matrix[" + rows + " by " + columns + "]";
  }
}
