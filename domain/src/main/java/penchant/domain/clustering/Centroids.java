package penchant.domain.clustering;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import penchant.domain.vector.DotProduct;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

/**
 * The centroids of one round, laid out for assignment.
 *
 * <p>A cosine has the same bits on every machine ({@link DotProduct}), so an assignment is the same
 * there; of two equally near centroids the one of the lower id wins, unless the row stands in the
 * other already ({@link Assignment}).
 */
public final class Centroids {

  /** Before the first seeding: nobody stands anywhere. */
  public static final Centroids NONE = new Centroids(0, Mean.NONE, new long[0], new float[0], 0);

  /** The id of the group of users that stand in no cluster. */
  public static final long NO_CLUSTER = -1;

  private final long round;
  private final Mean mean;
  private final long[] ids;
  private final float[] components;
  private final int dimensions;

  private Centroids(long round, Mean mean, long[] ids, float[] components, int dimensions) {
    this.round = round;
    this.mean = mean;
    this.ids = ids;
    this.components = components;
    this.dimensions = dimensions;
  }

  /** The centroids of a published model. */
  public static Centroids of(ClusterModel model) {
    List<Cluster> clusters = model.clusters();
    return of(
        model.centroidRound(),
        model.mean(),
        clusters.stream().mapToLong(Cluster::id).toArray(),
        clusters.stream().map(Cluster::centroid).toList());
  }

  /** Centroids by id. */
  public static Centroids of(long round, Mean mean, SortedMap<Long, Embedding> centroids) {
    return of(
        round,
        mean,
        centroids.keySet().stream().mapToLong(Long::longValue).toArray(),
        List.copyOf(centroids.values()));
  }

  private static Centroids of(long round, Mean mean, long[] ids, List<Embedding> centroids) {
    int dimensions = centroids.isEmpty() ? 0 : centroids.get(0).dimensions();
    float[] components = new float[ids.length * dimensions];
    for (int i = 0; i < ids.length; i++) {
      System.arraycopy(centroids.get(i).toArray(), 0, components, i * dimensions, dimensions);
    }
    return new Centroids(round, mean, ids, components, dimensions);
  }

  /** The round in which these centroids last moved. */
  public long round() {
    return round;
  }

  public boolean isEmpty() {
    return ids.length == 0;
  }

  boolean contains(long id) {
    return position(id) >= 0;
  }

  public int dimensions() {
    return dimensions;
  }

  int size() {
    return ids.length;
  }

  /** The id at a position, in the order of ids. */
  long idAt(int position) {
    return ids[position];
  }

  /** Where the id stands in the order of ids; negative if it is none of these. */
  int position(long id) {
    return Arrays.binarySearch(ids, id);
  }

  /** The angle between the centroid at a position and one of the others. */
  double angle(int position, Centroids others, int otherPosition) {
    double squares = 0;
    for (int i = 0; i < dimensions; i++) {
      double difference =
          (double) components[position * dimensions + i]
              - others.components[otherPosition * dimensions + i];
      squares += difference * difference;
    }
    return 2 * Math.asin(Math.min(1, Math.sqrt(squares) / 2));
  }

  Mean mean() {
    return mean;
  }

  /** The position, in the order of ids, of the centroid nearest to a centred vector. */
  int nearestPosition(Embedding centred) {
    return nearestIndex(centred.toArray());
  }

  /** normalise(long - mu): what is assigned and summed. */
  public Embedding centred(QuantisedVector longVector) {
    return mean.centred(longVector.toEmbedding());
  }

  /** The id of the centroid nearest to a centred vector; {@link #NO_CLUSTER} if there is none. */
  public long nearest(Embedding centred) {
    int index = nearestIndex(centred.toArray());
    return index < 0 ? NO_CLUSTER : ids[index];
  }

  /** The cosine of a centred vector to the centroid of that id, which must be one of these. */
  double cosine(long id, Embedding centred) {
    return cosine(position(id), centred.toArray());
  }

  /** The cosines of a centred vector to all centroids, in the order of their ids. */
  double[] cosines(Embedding centred) {
    float[] vector = centred.toArray();
    double[] cosines = new double[ids.length];
    for (int j = 0; j < cosines.length; j++) {
      cosines[j] = cosine(j, vector);
    }
    return cosines;
  }

  /** The cosine of a centred vector to the centroid at that position. */
  double cosine(int index, float[] vector) {
    return DotProduct.of(components, index * dimensions, vector);
  }

  private int nearestIndex(float[] vector) {
    int best = -1;
    double bestCosine = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < ids.length; j++) {
      double cosine = cosine(j, vector);
      if (cosine > bestCosine) {
        bestCosine = cosine;
        best = j;
      }
    }
    return best;
  }
}
