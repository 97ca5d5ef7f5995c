package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.vector.Embedding;

/**
 * Spherical k-means over points that do not change: each point to its nearest centroid, each
 * centroid to the mean direction of its points (Lloyd, Least Squares Quantization in PCM, 1982). A
 * step looks only at points that may have changed in it.
 *
 * <p>Mutable; one run.
 */
final class Lloyd {

  private static final int NOWHERE = -1;

  private final SampledPoints points;
  private final Assignment assignment = new Assignment(0);
  private final Assignment.Distances[] distances;
  private final int[] clusters;
  private final double[][] sums;
  private final double[] masses;
  private final List<Embedding> centroids;
  private int steps;

  Lloyd(SampledPoints points, List<Embedding> seeds) {
    this.points = points;
    this.centroids = new ArrayList<>(seeds);
    this.distances = new Assignment.Distances[points.size()];
    Arrays.setAll(distances, i -> new Assignment.Distances());
    this.clusters = new int[points.size()];
    Arrays.fill(clusters, NOWHERE);
    this.sums = new double[seeds.size()][points.dimensions()];
    this.masses = new double[seeds.size()];
  }

  /** Steps until one lowers the inertia by no more than this share of it, at most so many. */
  Lloyd settle(double share, int most) {
    step();
    double before = Double.POSITIVE_INFINITY;
    double inertia = inertia();
    while (before - inertia > share * inertia && steps < most) {
      step();
      before = inertia;
      inertia = inertia();
    }
    return this;
  }

  private void step() {
    assign();
    move();
    steps++;
  }

  private void assign() {
    SortedMap<Long, Embedding> byId = new TreeMap<>();
    for (int j = 0; j < sums.length; j++) {
      byId.put((long) j, centroids.get(j));
    }
    long before = assignment.multiplyAdds();
    assignment.follow(Centroids.of(steps, Mean.NONE, byId));
    for (int i = 0; i < clusters.length; i++) {
      if (!assignment.isSettled(distances[i], clusters[i])) {
        int nearest = (int) assignment.find(points.point(i), distances[i], clusters[i]);
        if (nearest != clusters[i]) {
          add(i, -1);
          clusters[i] = nearest;
          add(i, 1);
        }
      }
    }
    points.effort().add(assignment.multiplyAdds() - before);
  }

  private void add(int point, int sign) {
    int cluster = clusters[point];
    if (cluster == NOWHERE) {
      return;
    }
    double weight = sign * points.weight(point);
    float[] vector = points.point(point);
    double[] sum = sums[cluster];
    points.effort().add(sum.length);
    for (int d = 0; d < sum.length; d++) {
      sum[d] += weight * vector[d];
    }
    masses[cluster] += weight;
  }

  /** A centroid that no point is nearest to stays where it is. */
  private void move() {
    for (int j = 0; j < sums.length; j++) {
      VectorSum sum = VectorSum.of(sums[j]);
      if (masses[j] > 0 && sum.hasDirection()) {
        centroids.set(j, RoundStep.embedding(sum.direction()));
      }
    }
  }

  /** The sum of w |x - c|^2 at the centroids, each point where it was last assigned. */
  double inertia() {
    double inertia = 0;
    for (int j = 0; j < sums.length; j++) {
      inertia += 2 * (masses[j] - VectorSum.of(sums[j]).dot(centroids.get(j)));
    }
    return inertia;
  }

  /** How many steps were taken. */
  int steps() {
    return steps;
  }

  List<Embedding> centroids() {
    return List.copyOf(centroids);
  }

  /** For each point the position of the centroid that it is nearest to. */
  int[] clusters() {
    assign();
    return clusters.clone();
  }
}
