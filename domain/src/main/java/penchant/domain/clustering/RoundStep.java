package penchant.domain.clustering;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.vector.Embedding;

/**
 * One update step of spherical k-means from totals alone (Dhillon and Modha, Concept
 * Decompositions, Machine Learning 2001): the next centroid is S/|S|. Points are not needed.
 *
 * @param next centroid of each cluster in double; one that nobody stands in keeps its own
 * @param moved the largest 1 - c_old . c_new
 * @param inertia 2(N - sum of |S_j|), at the next centroids
 * @param inertiaBefore 2(N - sum of c_j . S_j), at the centroids that the rows were assigned to
 */
public record RoundStep(
    SortedMap<Long, double[]> next, double moved, double inertia, double inertiaBefore) {

  /** The step from these centroids, under which the totals were made. */
  public static RoundStep of(SortedMap<Long, Embedding> centroids, PopulationTotals totals) {
    SortedMap<Long, double[]> next = new TreeMap<>();
    double moved = 0;
    double inertia = 0;
    double inertiaBefore = 0;
    for (var entry : centroids.entrySet()) {
      Embedding old = entry.getValue();
      VectorSum sum = totals.sum(entry.getKey());
      long members = totals.members(entry.getKey());
      double[] direction = members > 0 && sum.hasDirection() ? sum.direction() : widened(old);
      next.put(entry.getKey(), direction);
      moved = Math.max(moved, 1 - dot(old, direction));
      inertia += 2 * (members - sum.length());
      inertiaBefore += 2 * (members - sum.dot(old));
    }
    return new RoundStep(next, moved, inertia, inertiaBefore);
  }

  /** The next centroid of the cluster as it is published. */
  public Embedding centroid(long cluster) {
    double[] direction = next.get(cluster);
    if (direction == null) {
      throw new IllegalArgumentException("no cluster " + cluster + " in this round");
    }
    return embedding(direction);
  }

  /** A direction in double as it is published. */
  static Embedding embedding(double[] direction) {
    float[] components = new float[direction.length];
    for (int i = 0; i < components.length; i++) {
      components[i] = (float) direction[i];
    }
    return Embedding.directionOf(components);
  }

  private static double dot(Embedding old, double[] direction) {
    double sum = 0;
    for (int i = 0; i < direction.length; i++) {
      sum += direction[i] * old.component(i);
    }
    return sum;
  }

  private static double[] widened(Embedding embedding) {
    double[] components = new double[embedding.dimensions()];
    Arrays.setAll(components, embedding::component);
    return components;
  }
}
