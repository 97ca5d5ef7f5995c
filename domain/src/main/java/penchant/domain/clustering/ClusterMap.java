package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The clusters on a sheet of paper: their centroids along the two directions in which they differ
 * most (principal components), so that what is alike lies together as far as two dimensions allow.
 *
 * @param places in the order of the clusters
 * @param shown the share of all that differs which the two directions show
 */
public record ClusterMap(List<Place> places, double shown) {

  private static final int DIRECTIONS = 2;

  /** Where a cluster lies; the middle of all is at 0, 0. */
  public record Place(long cluster, double x, double y) {}

  public ClusterMap {
    places = List.copyOf(places);
  }

  /** The map of a model; every cluster at 0, 0 where there is nothing to tell them apart. */
  public static ClusterMap of(ClusterModel model) {
    List<Cluster> clusters = model.clusters();
    double[][] coordinates = new double[clusters.size()][DIRECTIONS];
    double shown = clusters.isEmpty() ? 0 : fill(coordinates, products(clusters));
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < coordinates.length; i++) {
      places.add(new Place(clusters.get(i).id(), coordinates[i][0], coordinates[i][1]));
    }
    return new ClusterMap(places, shown);
  }

  /** Products of all pairs of centroids, as seen from their middle (classical scaling). */
  private static DMatrixRMaj products(List<Cluster> clusters) {
    int size = clusters.size();
    DMatrixRMaj products = new DMatrixRMaj(size, size);
    double[] rowMeans = new double[size];
    double mean = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double cosine = clusters.get(i).centroid().cosine(clusters.get(j).centroid());
        products.set(i, j, cosine);
        rowMeans[i] += cosine / size;
        mean += cosine / size / size;
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        products.set(i, j, products.get(i, j) - rowMeans[i] - rowMeans[j] + mean);
      }
    }
    return products;
  }

  private static double fill(double[][] coordinates, DMatrixRMaj products) {
    int size = coordinates.length;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    if (!eigen.decompose(products)) {
      return 0;
    }
    List<Integer> order = new ArrayList<>();
    double all = 0;
    for (int i = 0; i < size; i++) {
      order.add(i);
      all += Math.max(0, eigen.getEigenvalue(i).getReal());
    }
    order.sort(
        (a, b) ->
            Double.compare(eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()));
    double shown = 0;
    for (int direction = 0; direction < Math.min(DIRECTIONS, size); direction++) {
      double value = Math.max(0, eigen.getEigenvalue(order.get(direction)).getReal());
      DMatrixRMaj vector = eigen.getEigenVector(order.get(direction));
      double turn = Math.signum(farthest(vector)) * Math.sqrt(value);
      for (int i = 0; i < size; i++) {
        coordinates[i][direction] = turn * vector.get(i, 0);
      }
      shown += value;
    }
    return all > 1e-12 ? shown / all : 0;
  }

  /**
   * A direction and its opposite are the same; the farthest cluster is always on the right side.
   */
  private static double farthest(DMatrixRMaj vector) {
    double farthest = 0;
    for (int i = 0; i < vector.getNumRows(); i++) {
      double value = vector.get(i, 0);
      farthest = Math.abs(value) > Math.abs(farthest) + 1e-9 ? value : farthest;
    }
    return farthest;
  }
}
