package penchant.domain.graph;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import penchant.domain.interest.SeenItems;

/**
 * Propagation on the graph of people and items, in closed form: the linear filter that best
 * rebuilds each person's row from its other items (Steck, Embarrassingly Shallow Autoencoders for
 * Sparse Data, WWW 2019, equation 8). With {@code P} the inverse of the Gram matrix plus the ridge,
 * the weight from item i to item j is {@code -P[i][j] / P[j][j]}, and 0 from an item to itself.
 *
 * <p>Immutable. It is applied to the row as the person's profile has it now, so what was done a
 * moment ago counts although the filter is older.
 */
public final class ItemGraph {

  /** Before anybody did anything. */
  public static final ItemGraph NONE = new ItemGraph(new long[0], new String[0], new float[0][], 1);

  private final long[] items;
  private final String[] ids;
  private final float[][] weights;
  private final double touch;

  private ItemGraph(long[] items, String[] ids, float[][] weights, double touch) {
    this.items = items;
    this.ids = ids;
    this.weights = weights;
    this.touch = touch;
  }

  /** Solves for the filter; takes time with the cube of the number of items. */
  public static ItemGraph of(GramMatrix gram, GraphSettings settings) {
    long[] items = gram.supported();
    int n = items.length;
    if (n == 0) {
      return NONE;
    }
    DMatrixRMaj matrix = gram.over(items);
    for (int i = 0; i < n; i++) {
      matrix.unsafe_set(i, i, matrix.unsafe_get(i, i) + gram.ridge());
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(n);
    if (!solver.setA(matrix)) {
      throw new IllegalStateException(
          "the Gram matrix of " + n + " items is not positive definite: take a larger ridge");
    }
    DMatrixRMaj inverse = new DMatrixRMaj(n, n);
    solver.invert(inverse);
    float[][] weights = new float[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        weights[i][j] = i == j ? 0 : (float) (-inverse.unsafe_get(i, j) / inverse.unsafe_get(j, j));
      }
    }
    String[] ids = Arrays.stream(items).mapToObj(gram::id).toArray(String[]::new);
    return new ItemGraph(items, ids, weights, settings.touch());
  }

  /**
   * Put together again from its parts.
   *
   * @param ids of the items, in the order of their fingerprints
   * @param weights from each item to each, in that order
   * @param touch see {@link GraphSettings}
   */
  public static ItemGraph of(String[] ids, float[][] weights, double touch) {
    long[] items = Arrays.stream(ids).mapToLong(SeenItems::fingerprint).toArray();
    for (int i = 0; i < items.length; i++) {
      if (weights[i].length != items.length || (i > 0 && items[i] <= items[i - 1])) {
        throw new IllegalArgumentException("these are not the parts of a graph of items");
      }
    }
    return new ItemGraph(items, ids.clone(), weights, touch);
  }

  /** The ids of its items, in the order of their fingerprints. */
  public List<String> ids() {
    return List.of(ids);
  }

  /** The weights from the item at a place to every item; not to be changed. */
  public float[] weightsFrom(int place) {
    return weights[place];
  }

  /** What an item counts that was only met. */
  public double touch() {
    return touch;
  }

  /** Items in it. */
  public int size() {
    return items.length;
  }

  /** What the graph says of every item for a person of this row. */
  public Affinity affinity(SeenItems row) {
    if (items.length == 0) {
      return Affinity.NONE;
    }
    GraphSettings settings = new GraphSettings(1, 1, 1, touch);
    long[] fingerprints = row.toSortedArray();
    double[] masses = row.masses();
    double[] scores = new double[items.length];
    long[] own = new long[fingerprints.length];
    double[] values = new double[fingerprints.length];
    float[][] from = new float[fingerprints.length][];
    int n = 0;
    for (int i = 0; i < fingerprints.length; i++) {
      int place = Arrays.binarySearch(items, fingerprints[i]);
      if (place >= 0) {
        own[n] = fingerprints[i];
        values[n] = settings.value(masses[i]);
        from[n] = weights[place];
        for (int j = 0; j < scores.length; j++) {
          scores[j] += values[n] * from[n][j];
        }
        n++;
      }
    }
    return n == 0
        ? Affinity.NONE
        : new Affinity(
            items,
            ids,
            scores,
            new Affinity.Row(
                Arrays.copyOf(own, n), Arrays.copyOf(values, n), Arrays.copyOf(from, n)));
  }
}
