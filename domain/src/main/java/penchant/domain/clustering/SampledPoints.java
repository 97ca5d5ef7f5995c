package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import penchant.domain.vector.DotProduct;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

/** Weighted points on the sphere, laid out for k-means. */
final class SampledPoints {

  /** The squared distance of opposite points. */
  private static final double FARTHEST = 4;

  private final int dimensions;
  private final float[][] points;
  private final double[] weights;
  private final Effort effort;

  private SampledPoints(int dimensions, float[][] points, double[] weights, Effort effort) {
    this.dimensions = dimensions;
    this.points = points;
    this.weights = weights;
    this.effort = effort;
  }

  private static SampledPoints of(Map<QuantisedVector, Integer> distinct, Mean mean) {
    float[][] points = new float[distinct.size()][];
    double[] weights = new double[distinct.size()];
    int next = 0;
    for (var entry : distinct.entrySet()) {
      points[next] = mean.centred(entry.getKey().toEmbedding()).toArray();
      weights[next++] = entry.getValue();
    }
    return new SampledPoints(points[0].length, points, weights, new Effort());
  }

  /** The distinct vectors of a sample that is not empty, centred, each with its weight. */
  static SampledPoints of(List<Sample> samples, Mean mean) {
    Map<QuantisedVector, Integer> distinct = new LinkedHashMap<>();
    samples.forEach(sample -> distinct.merge(sample.longVector(), 1, Integer::sum));
    return of(distinct, mean);
  }

  /**
   * Points that weigh 1 each.
   *
   * @param effort counts what is calculated with them and their subsets
   */
  static SampledPoints of(List<Embedding> points, Effort effort) {
    float[][] rows = points.stream().map(Embedding::toArray).toArray(float[][]::new);
    double[] weights = new double[rows.length];
    Arrays.fill(weights, 1);
    return new SampledPoints(rows.length == 0 ? 0 : rows[0].length, rows, weights, effort);
  }

  /** The points of these positions. */
  SampledPoints subset(int[] positions) {
    float[][] rows = new float[positions.length][];
    double[] own = new double[positions.length];
    for (int i = 0; i < positions.length; i++) {
      rows[i] = points[positions[i]];
      own[i] = weights[positions[i]];
    }
    return new SampledPoints(dimensions, rows, own, effort);
  }

  private static float[] flat(List<Embedding> centroids) {
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

  Effort effort() {
    return effort;
  }

  /** A point, which is not to be written to. */
  float[] point(int position) {
    return points[position];
  }

  double weight(int position) {
    return weights[position];
  }

  /**
   * The draw of k-means++: each next point with a chance of its weight times its squared distance.
   * Greedy: of a few points drawn so, the one that leaves the least inertia.
   */
  List<Embedding> drawCentroids(int k, SplittableRandom random) {
    List<Embedding> centroids = new ArrayList<>();
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
      centroids.add(Embedding.directionOf(points[drawn]));
      distances = left;
    }
    return centroids;
  }

  /** The direction of all points together, or of the first if they cancel each other. */
  Embedding mean() {
    double[] sum = new double[dimensions];
    effort.add((long) points.length * dimensions);
    for (int i = 0; i < points.length; i++) {
      for (int d = 0; d < dimensions; d++) {
        sum[d] += weights[i] * points[i][d];
      }
    }
    VectorSum all = VectorSum.of(sum);
    return all.hasDirection()
        ? RoundStep.embedding(all.direction())
        : Embedding.directionOf(points[0]);
  }

  /** For each point the position of the nearest centroid. */
  int[] nearest(List<Embedding> centroids) {
    float[] flat = flat(centroids);
    int[] nearest = new int[points.length];
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] = nearest(flat, points[i]);
    }
    return nearest;
  }

  /** The inertia of these centroids: the sum of w |x - c|^2, each point to its nearest. */
  double inertiaAt(List<Embedding> centroids) {
    float[] flat = flat(centroids);
    double inertia = 0;
    for (int i = 0; i < points.length; i++) {
      int nearest = nearest(flat, points[i]);
      inertia += weights[i] * (2 - 2 * dot(flat, nearest * dimensions, points[i]));
      effort.add(dimensions);
    }
    return inertia;
  }

  private int nearest(float[] centroids, float[] point) {
    effort.add(centroids.length);
    int nearest = 0;
    double best = Double.NEGATIVE_INFINITY;
    for (int j = 0; j * dimensions < centroids.length; j++) {
      double cosine = DotProduct.of(centroids, j * dimensions, point);
      if (cosine > best) {
        best = cosine;
        nearest = j;
      }
    }
    return nearest;
  }

  private double[] distancesWith(int drawn, double[] distances) {
    double[] nearer = new double[distances.length];
    effort.add((long) nearer.length * dimensions);
    for (int i = 0; i < nearer.length; i++) {
      double distance = Math.max(0, 2 - 2 * dot(points[drawn], 0, points[i]));
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

  /** In double precision: inertia is a small difference of large numbers. */
  static double dot(float[] rows, int offset, float[] vector) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int whole = vector.length & ~3;
    for (int i = 0; i < whole; i += 4) {
      a += (double) rows[offset + i] * vector[i];
      b += (double) rows[offset + i + 1] * vector[i + 1];
      c += (double) rows[offset + i + 2] * vector[i + 2];
      d += (double) rows[offset + i + 3] * vector[i + 3];
    }
    for (int i = whole; i < vector.length; i++) {
      a += (double) rows[offset + i] * vector[i];
    }
    return (a + b) + (c + d);
  }
}
