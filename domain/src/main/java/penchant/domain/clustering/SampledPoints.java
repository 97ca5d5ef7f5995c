package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

/** Weighted points on the sphere, laid out for k-means. */
final class SampledPoints {

  /** The squared distance of opposite points. */
  private static final double FARTHEST = 4;

  private final int dimensions;
  private final float[][] points;
  private final double[] weights;

  private SampledPoints(int dimensions, float[][] points, double[] weights) {
    this.dimensions = dimensions;
    this.points = points;
    this.weights = weights;
  }

  /**
   * The centroids after a step and the inertia at them: sum of w |x - c|^2, which is 2(N - |S|) for
   * each cluster.
   */
  static final class Run {

    private final int dimensions;
    private final float[] centroids;
    private final double inertia;

    private Run(int dimensions, float[] centroids, double inertia) {
      this.dimensions = dimensions;
      this.centroids = centroids;
      this.inertia = inertia;
    }

    double inertia() {
      return inertia;
    }

    float[] centroids() {
      return centroids;
    }

    List<Embedding> embeddings() {
      return SampledPoints.embeddings(centroids, dimensions);
    }
  }

  private static SampledPoints of(Map<QuantisedVector, Integer> distinct, Mean mean) {
    float[][] points = new float[distinct.size()][];
    double[] weights = new double[distinct.size()];
    int next = 0;
    for (var entry : distinct.entrySet()) {
      points[next] = mean.centred(entry.getKey().toEmbedding()).toArray();
      weights[next++] = entry.getValue();
    }
    return new SampledPoints(points[0].length, points, weights);
  }

  /** The distinct vectors of a sample that is not empty, centred, each with its weight. */
  static SampledPoints of(List<Sample> samples, Mean mean) {
    Map<QuantisedVector, Integer> distinct = new LinkedHashMap<>();
    samples.forEach(sample -> distinct.merge(sample.longVector(), 1, Integer::sum));
    return of(distinct, mean);
  }

  /** Points that weigh 1 each. */
  static SampledPoints of(List<Embedding> points) {
    float[][] rows = points.stream().map(Embedding::toArray).toArray(float[][]::new);
    double[] weights = new double[rows.length];
    Arrays.fill(weights, 1);
    return new SampledPoints(rows[0].length, rows, weights);
  }

  /** The points of these positions. */
  SampledPoints subset(int[] positions) {
    float[][] rows = new float[positions.length][];
    double[] own = new double[positions.length];
    for (int i = 0; i < positions.length; i++) {
      rows[i] = points[positions[i]];
      own[i] = weights[positions[i]];
    }
    return new SampledPoints(dimensions, rows, own);
  }

  static List<Embedding> embeddings(float[] flat, int dimensions) {
    List<Embedding> embeddings = new ArrayList<>();
    for (int offset = 0; offset < flat.length; offset += dimensions) {
      embeddings.add(Embedding.directionOf(Arrays.copyOfRange(flat, offset, offset + dimensions)));
    }
    return embeddings;
  }

  static float[] flat(List<Embedding> centroids) {
    int dimensions = centroids.get(0).dimensions();
    float[] flat = new float[centroids.size() * dimensions];
    for (int j = 0; j < centroids.size(); j++) {
      System.arraycopy(centroids.get(j).toArray(), 0, flat, j * dimensions, dimensions);
    }
    return flat;
  }

  int size() {
    return points.length;
  }

  int dimensions() {
    return dimensions;
  }

  /**
   * The draw of k-means++: each next point with a chance of its weight times its squared distance.
   * Greedy: of a few points drawn so, the one that leaves the least inertia.
   */
  float[] drawCentroids(int k, SplittableRandom random) {
    float[] centroids = new float[k * dimensions];
    double[] distances = new double[points.length];
    Arrays.fill(distances, FARTHEST);
    int candidates = 2 + (int) StrictMath.log(k);
    for (int j = 0; j < k; j++) {
      int drawn = draw(distances, random);
      double[] left = distancesWith(drawn, distances);
      for (int candidate = 1; j > 0 && candidate < candidates; candidate++) {
        int other = draw(distances, random);
        double[] leftByOther = distancesWith(other, distances);
        if (inertia(leftByOther) < inertia(left)) {
          drawn = other;
          left = leftByOther;
        }
      }
      System.arraycopy(points[drawn], 0, centroids, j * dimensions, dimensions);
      distances = left;
    }
    return centroids;
  }

  /** The direction of all points together, or of the first if they cancel each other. */
  float[] mean() {
    return step(points[0]).centroids;
  }

  /** For each point the position of the nearest centroid. */
  int[] nearest(float[] centroids) {
    int[] nearest = new int[points.length];
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] = nearest(centroids, points[i]);
    }
    return nearest;
  }

  /** The inertia at centroids that are not those of the points, as {@link Run#inertia}. */
  double inertiaAt(float[] centroids) {
    double inertia = 0;
    for (int i = 0; i < points.length; i++) {
      int nearest = nearest(centroids, points[i]);
      inertia += weights[i] * (2 - 2 * Centroids.dot(centroids, nearest * dimensions, points[i]));
    }
    return inertia;
  }

  private int nearest(float[] centroids, float[] point) {
    int nearest = 0;
    double best = Double.NEGATIVE_INFINITY;
    for (int j = 0; j * dimensions < centroids.length; j++) {
      double cosine = Centroids.dot(centroids, j * dimensions, point);
      if (cosine > best) {
        best = cosine;
        nearest = j;
      }
    }
    return nearest;
  }

  private double[] distancesWith(int drawn, double[] distances) {
    double[] nearer = new double[distances.length];
    for (int i = 0; i < nearer.length; i++) {
      double distance = Math.max(0, 2 - 2 * Centroids.dot(points[drawn], 0, points[i]));
      nearer[i] = i == drawn ? 0 : Math.min(distances[i], distance);
    }
    return nearer;
  }

  private double inertia(double[] distances) {
    double inertia = 0;
    for (int i = 0; i < distances.length; i++) {
      inertia += weights[i] * distances[i];
    }
    return inertia;
  }

  private int draw(double[] distances, SplittableRandom random) {
    double left = random.nextDouble() * inertia(distances);
    int last = 0;
    for (int i = 0; i < distances.length; i++) {
      double chance = weights[i] * distances[i];
      if (chance > 0) {
        last = i;
        left -= chance;
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }

  /** One Lloyd step. A centroid that no point is nearest to stays where it is. */
  Run step(Run run) {
    return step(run.centroids);
  }

  Run step(float[] centroids) {
    int k = centroids.length / dimensions;
    double[][] sums = new double[k][dimensions];
    double[] masses = new double[k];
    for (int i = 0; i < points.length; i++) {
      int nearest = nearest(centroids, points[i]);
      masses[nearest] += weights[i];
      double[] sum = sums[nearest];
      for (int d = 0; d < dimensions; d++) {
        sum[d] += weights[i] * points[i][d];
      }
    }
    float[] next = centroids.clone();
    double inertia = 0;
    for (int j = 0; j < k; j++) {
      VectorSum sum = VectorSum.of(sums[j]);
      inertia += 2 * (masses[j] - sum.length());
      if (sum.hasDirection()) {
        double[] direction = sum.direction();
        for (int d = 0; d < dimensions; d++) {
          next[j * dimensions + d] = (float) direction[d];
        }
      }
    }
    return new Run(dimensions, next, inertia);
  }
}
