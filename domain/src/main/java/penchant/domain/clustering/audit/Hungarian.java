package penchant.domain.clustering.audit;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The assignment of rows to columns, one to one, of the greatest total weight (Kuhn, The Hungarian
 * Method for the Assignment Problem, Naval Research Logistics 1955; here by shortest augmenting
 * paths with potentials, n^3 steps). Weights of zero or less are as good as no pair.
 */
public final class Hungarian {

  private static final int NONE = -1;

  private final double[][] cost;
  private final int size;
  private final double[] rowPotential;
  private final double[] columnPotential;
  private final int[] rowOf;

  private Hungarian(double[][] cost) {
    this.cost = cost;
    this.size = cost.length;
    this.rowPotential = new double[size];
    this.columnPotential = new double[size];
    this.rowOf = new int[size];
    Arrays.fill(rowOf, NONE);
  }

  /**
   * For each row its column, if it has one.
   *
   * @param weights row by row, all rows of the same length
   */
  public static List<OptionalInt> match(double[][] weights) {
    int rows = weights.length;
    int columns = rows == 0 ? 0 : weights[0].length;
    int size = Math.max(rows, columns);
    double[][] cost = new double[size][size];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        cost[row][column] = -Math.max(0, weights[row][column]);
      }
    }
    int[] columnOf = new Hungarian(cost).solve();
    return IntStream.range(0, rows)
        .mapToObj(
            row ->
                columnOf[row] < columns && weights[row][columnOf[row]] > 0
                    ? OptionalInt.of(columnOf[row])
                    : OptionalInt.empty())
        .toList();
  }

  private int[] solve() {
    for (int row = 0; row < size; row++) {
      augment(row);
    }
    int[] columnOf = new int[size];
    for (int column = 0; column < size; column++) {
      columnOf[rowOf[column]] = column;
    }
    return columnOf;
  }

  /** Gives the row a column, moving others along the cheapest path to a free one. */
  private void augment(int newRow) {
    double[] distance = new double[size];
    int[] cameFrom = new int[size];
    boolean[] done = new boolean[size];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    Arrays.fill(cameFrom, NONE);
    int row = newRow;
    int last = NONE;
    while (true) {
      int nearest = NONE;
      for (int column = 0; column < size; column++) {
        if (!done[column]) {
          double reduced = cost[row][column] - rowPotential[row] - columnPotential[column];
          if (reduced < distance[column]) {
            distance[column] = reduced;
            cameFrom[column] = last;
          }
          if (nearest == NONE || distance[column] < distance[nearest]) {
            nearest = column;
          }
        }
      }
      double step = distance[nearest];
      rowPotential[newRow] += step;
      for (int column = 0; column < size; column++) {
        if (done[column]) {
          rowPotential[rowOf[column]] += step;
          columnPotential[column] -= step;
        } else {
          distance[column] -= step;
        }
      }
      done[nearest] = true;
      last = nearest;
      if (rowOf[nearest] == NONE) {
        break;
      }
      row = rowOf[nearest];
    }
    while (cameFrom[last] != NONE) {
      rowOf[last] = rowOf[cameFrom[last]];
      last = cameFrom[last];
    }
    rowOf[last] = newRow;
  }
}
