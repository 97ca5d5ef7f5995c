package penchant.domain.network;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.vector.Embedding;

/**
 * f: how likely it is that a person turns to each interest cluster next.
 *
 * <p>The softmax of {@code (u + up tanh(hidden [u, s, 1])) . c_j / temperature}, where {@code u}
 * and {@code s} are the person's long and short vectors less the mean of the items, and {@code c_j}
 * the centroid of a cluster. With {@code up} zero that is P(theta).
 *
 * <p>All that it knows of a cluster is where it stands, so it says the same under any numbering, of
 * clusters that moved, and of those that were born since; it is trained where clusters are seeded
 * anew. That some directions are taken more often by everybody it learns by the 1.
 *
 * @param vectorSpace id of the space that it was trained in; it says nothing in any other
 * @param temperature what P(theta)'s cosines are divided by here, above 0
 * @param hidden a row for each hidden number; columns for the long vector, the short one, and 1
 * @param up a row for each dimension, a column for each hidden number
 */
public record ThetaNetwork(String vectorSpace, double temperature, Matrix hidden, Matrix up) {

  /** What it takes in of a person, in the order of the columns of {@code hidden}. */
  public static final List<String> INPUTS = List.of("long vector", "short vector", "one");

  public ThetaNetwork {
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("the temperature must be positive, was " + temperature);
    }
    hidden.requireShape("the hidden layer of f", up.columns(), 2 * up.rows() + 1);
  }

  /** P(theta) of this temperature. */
  public static ThetaNetwork untrained(String vectorSpace, int dimensions, double temperature) {
    return new ThetaNetwork(
        vectorSpace, temperature, Matrix.zeros(0, 2 * dimensions + 1), Matrix.zeros(dimensions, 0));
  }

  public int dimensions() {
    return up.rows();
  }

  /**
   * What it takes in of a person: both vectors and 1.
   *
   * @param longVector centred
   * @param shortVector centred; without one its place is zero
   */
  public static float[] input(Embedding longVector, Optional<Embedding> shortVector) {
    int dimensions = longVector.dimensions();
    float[] input = new float[2 * dimensions + 1];
    System.arraycopy(longVector.toArray(), 0, input, 0, dimensions);
    shortVector.ifPresent(
        vector -> System.arraycopy(vector.toArray(), 0, input, dimensions, dimensions));
    input[2 * dimensions] = 1;
    return input;
  }

  /**
   * The chances by id of cluster; they add up to 1, and there are none before the first seeding.
   *
   * @param longVector as the profile holds it, not centred, in this space
   * @param shortVector likewise
   * @param model of the same space
   */
  public SortedMap<Long, Double> distribution(
      Embedding longVector, Optional<Embedding> shortVector, ClusterModel model) {
    SortedMap<Long, Double> chances = new TreeMap<>();
    List<Cluster> clusters = model.clusters();
    if (clusters.isEmpty()) {
      return chances;
    }
    double[] ahead = ahead(model.centred(longVector), shortVector.map(model::centred));
    double[] logits = new double[clusters.size()];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logits.length; i++) {
      Cluster cluster = clusters.get(i);
      double product = 0;
      for (int j = 0; j < ahead.length; j++) {
        product += ahead[j] * cluster.centroid().component(j);
      }
      logits[i] = product / temperature;
      highest = Math.max(highest, logits[i]);
    }
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = StrictMath.exp(logits[i] - highest);
      sum += logits[i];
    }
    for (int i = 0; i < logits.length; i++) {
      chances.put(clusters.get(i).id(), logits[i] / sum);
    }
    return chances;
  }

  private double[] ahead(Embedding longVector, Optional<Embedding> shortVector) {
    float[] input = input(longVector, shortVector);
    double[] wide = new double[input.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = input[i];
    }
    double[] seen = hidden.times(wide);
    for (int i = 0; i < seen.length; i++) {
      seen[i] = StrictMath.tanh(seen[i]);
    }
    double[] ahead = up.times(seen);
    for (int i = 0; i < ahead.length; i++) {
      ahead[i] += longVector.component(i);
    }
    return ahead;
  }
}
