package penchant.domain.graph;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Solves for the linear filter that best rebuilds each person's row from its other items (Steck,
 * Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019, equation 8). With {@code P} the
 * inverse of the Gram matrix plus the ridge, the weight from item i to item j is {@code -P[i][j] /
 * P[j][j]}, and 0 from an item to itself.
 *
 * <p>Of more items than that is possible for, each is rebuilt from a few only, those that alone
 * would rebuild it best: a ridge regression for each item, and the same filter where the few are
 * all (Steck, Markov Random Fields for Collaborative Filtering, NeurIPS 2019, section 3.2, with a
 * neighbourhood solved for each item).
 */
final class ItemFilter {

  private final GramMatrix gram;
  private final GraphSettings settings;

  ItemFilter(GramMatrix gram, GraphSettings settings) {
    this.gram = gram;
    this.settings = settings;
  }

  /**
   * The links from each item.
   *
   * @param items fingerprints, ascending
   */
  Links[] over(long[] items) {
    return items.length <= settings.exactUpTo() ? exact(items) : sparse(items);
  }

  /** Takes time with the cube of the number of items. */
  private Links[] exact(long[] items) {
    int n = items.length;
    DMatrixRMaj inverse = new DMatrixRMaj(n, n);
    solver(gram.over(items)).invert(inverse);
    Links[] links = new Links[n];
    for (int i = 0; i < n; i++) {
      float[] weights = new float[n];
      for (int j = 0; j < n; j++) {
        weights[j] = i == j ? 0 : (float) (-inverse.unsafe_get(i, j) / inverse.unsafe_get(j, j));
      }
      links[i] = Links.toAll(weights);
    }
    return links;
  }

  /** Takes time with the number of items times the cube of that of the neighbours. */
  private Links[] sparse(long[] items) {
    GramColumns columns = gram.columns(items);
    SparseLinks links = new SparseLinks(items.length);
    for (int j = 0; j < items.length; j++) {
      GramColumns.Column column =
          columns.strongest(
              j,
              settings.neighbours(),
              (i, product) -> product / Math.sqrt(columns.diagonal(i) + gram.ridge()));
      int k = column.places().length;
      if (k > 0) {
        DMatrixRMaj weights = new DMatrixRMaj(k, 1);
        solver(columns.over(column.places()))
            .solve(new DMatrixRMaj(k, 1, true, column.products()), weights);
        links.add(column.places(), weights.data, j);
      }
    }
    return links.bySource();
  }

  /** Of a Gram matrix with the ridge, which is put on its diagonal. */
  private LinearSolverDense<DMatrixRMaj> solver(DMatrixRMaj matrix) {
    int n = matrix.numRows;
    for (int i = 0; i < n; i++) {
      matrix.unsafe_set(i, i, matrix.unsafe_get(i, i) + gram.ridge());
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(n);
    if (!solver.setA(matrix)) {
      throw new IllegalStateException(
          "the Gram matrix of " + n + " items is not positive definite: take a larger ridge");
    }
    return solver;
  }
}
