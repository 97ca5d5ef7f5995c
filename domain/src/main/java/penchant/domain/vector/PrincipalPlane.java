package penchant.domain.vector;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The plane in which vectors differ most: their mean and their first two principal components
 * (Pearson, 1901). What is alike lies together on it, as far as two dimensions allow.
 */
public final class PrincipalPlane {

  private static final int DIRECTIONS = 2;

  private final double[] mean;
  private final double[][] directions;
  private final double shown;

  /** A place on the plane; the mean of all is at 0, 0. */
  public record Place(double x, double y) {}

  private PrincipalPlane(double[] mean, double[][] directions, double shown) {
    this.mean = mean;
    this.directions = directions;
    this.shown = shown;
  }

  /**
   * The plane of these vectors.
   *
   * @param vectors at least one, all of the same dimensions, at least two
   */
  public static PrincipalPlane of(List<Embedding> vectors) {
    int size = vectors.get(0).dimensions();
    double[] mean = new double[size];
    for (Embedding vector : vectors) {
      vector.addTo(mean);
    }
    for (int i = 0; i < size; i++) {
      mean[i] /= vectors.size();
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    DMatrixRMaj covariance = covariance(vectors, mean);
    double all = 0;
    for (int i = 0; i < size; i++) {
      all += covariance.get(i, i);
    }
    if (!eigen.decompose(covariance)) {
      throw new IllegalStateException("a covariance matrix must have eigenvectors");
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -eigen.getEigenvalue(i).getReal()))
            .mapToInt(i -> i)
            .toArray();
    double[][] directions = new double[DIRECTIONS][];
    double shown = 0;
    for (int d = 0; d < DIRECTIONS; d++) {
      directions[d] = facing(eigen.getEigenVector(order[d]).data);
      shown += Math.max(0, eigen.getEigenvalue(order[d]).getReal());
    }
    return new PrincipalPlane(mean, directions, all > 1e-12 ? shown / all : 0);
  }

  private static DMatrixRMaj covariance(List<Embedding> vectors, double[] mean) {
    int size = mean.length;
    DMatrixRMaj covariance = new DMatrixRMaj(size, size);
    double[] off = new double[size];
    for (Embedding vector : vectors) {
      for (int i = 0; i < size; i++) {
        off[i] = vector.component(i) - mean[i];
      }
      for (int i = 0; i < size; i++) {
        for (int j = i; j < size; j++) {
          covariance.data[i * size + j] += off[i] * off[j] / vectors.size();
        }
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        covariance.data[i * size + j] = covariance.data[j * size + i];
      }
    }
    return covariance;
  }

  /** A direction and its opposite are the same: its largest component is made positive. */
  private static double[] facing(double[] direction) {
    double largest = 0;
    for (double component : direction) {
      largest = Math.abs(component) > Math.abs(largest) + 1e-9 ? component : largest;
    }
    double[] facing = direction.clone();
    for (int i = 0; i < facing.length; i++) {
      facing[i] *= Math.signum(largest);
    }
    return facing;
  }

  /** Where a vector lies, seen from straight above. */
  public Place place(Embedding vector) {
    double[] along = new double[DIRECTIONS];
    for (int d = 0; d < DIRECTIONS; d++) {
      for (int i = 0; i < mean.length; i++) {
        along[d] += (vector.component(i) - mean[i]) * directions[d][i];
      }
    }
    return new Place(along[0], along[1]);
  }

  /** The share of all that differs which the plane shows. */
  public double shown() {
    return shown;
  }
}
