package penchant.domain.graph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The nearest neighbours of each item, by the cosine between the columns of people's rows (Sarwar
 * et al., Item-based collaborative filtering recommendation algorithms, WWW 2001). Cheap, and
 * weaker than the filter: two items that many people have in common count for each other even where
 * a third explains it.
 *
 * @param most so many neighbours of an item count, those with the highest cosines
 * @param shrink added to the product of the lengths: the larger, the less pairs that few people
 *     made count
 */
public record ItemNeighbours(int most, double shrink) {

  public ItemNeighbours {
    if (most < 1 || !(shrink >= 0)) {
      throw new IllegalArgumentException(
          "neighbours need a number of at least 1 and a shrinkage of at least 0, not %d and %s"
              .formatted(most, shrink));
    }
  }

  /** The graph in which each item gets something of its neighbours only. */
  public ItemGraph of(GramMatrix gram, GraphSettings settings) {
    long[] items = gram.supported();
    int n = items.length;
    DMatrixRMaj matrix = gram.over(items);
    float[][] weights = new float[n][n];
    for (int j = 0; j < n; j++) {
      double[] cosines = new double[n];
      for (int i = 0; i < n; i++) {
        double lengths = Math.sqrt(matrix.unsafe_get(i, i) * matrix.unsafe_get(j, j));
        cosines[i] = i == j ? 0 : matrix.unsafe_get(j, i) / (lengths + shrink);
      }
      for (int i : nearest(cosines)) {
        weights[i][j] = (float) cosines[i];
      }
    }
    return ItemGraph.of(
        Arrays.stream(items).mapToObj(gram::id).toArray(String[]::new), weights, settings.touch());
  }

  private int[] nearest(double[] cosines) {
    if (cosines.length <= most) {
      return IntStream.range(0, cosines.length).toArray();
    }
    double[] sorted = cosines.clone();
    Arrays.sort(sorted);
    double least = sorted[sorted.length - most];
    return IntStream.range(0, cosines.length)
        .filter(i -> cosines[i] > 0 && cosines[i] >= least)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -cosines[i]))
        .limit(most)
        .mapToInt(i -> i)
        .toArray();
  }
}
