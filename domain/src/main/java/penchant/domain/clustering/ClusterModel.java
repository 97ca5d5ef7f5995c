package penchant.domain.clustering;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.vector.Embedding;

/**
 * The published result of a round.
 *
 * @param round number of the round, rising for ever
 * @param centroidRound the round in which a centroid or the mean last changed; an assignment made
 *     under another one has to be made again
 * @param vectorSpace id of the space of the centroids
 * @param mean mu, the mean item vector that is taken off before clustering; not of unit length,
 *     empty before the first seeding. Changed only at a reseed
 * @param temperature tau of P(theta), above 0
 * @param clusters in order of their ids; empty before the first seeding
 * @param popular items by decayed weight over all users, best first
 * @param now the newest event time accepted
 * @param vitals how well the clusters do
 */
public record ClusterModel(
    long round,
    long centroidRound,
    String vectorSpace,
    Mean mean,
    double temperature,
    List<Cluster> clusters,
    List<WeightedItem> popular,
    Instant now,
    Vitals vitals) {

  /** To be fitted on real events; configurable until then. */
  public static final double DEFAULT_TEMPERATURE = 0.1;

  /** The state before anybody did anything. */
  public static final ClusterModel EMPTY =
      new ClusterModel(0, "", Mean.NONE, List.of(), List.of(), Instant.EPOCH);

  public ClusterModel {
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("the temperature must be positive, was " + temperature);
    }
    clusters = List.copyOf(clusters);
    popular = List.copyOf(popular);
  }

  /** A model of which every centroid is of its own round, at the default temperature. */
  public ClusterModel(
      long round,
      String vectorSpace,
      Mean mean,
      List<Cluster> clusters,
      List<WeightedItem> popular,
      Instant now) {
    this(round, round, vectorSpace, mean, DEFAULT_TEMPERATURE, clusters, popular, now, Vitals.NONE);
  }

  /** The vector in which users are clustered: normalise(long - mu). */
  public Embedding centred(Embedding vector) {
    return mean.centred(vector);
  }

  /** This model with other clusters and popular items. */
  public ClusterModel with(List<Cluster> otherClusters, List<WeightedItem> otherPopular) {
    return new ClusterModel(
        round,
        centroidRound,
        vectorSpace,
        mean,
        temperature,
        otherClusters,
        otherPopular,
        now,
        vitals);
  }

  /** The cluster of that id, if it lives. */
  public Optional<Cluster> find(long id) {
    return clusters.stream().filter(cluster -> cluster.id() == id).findFirst();
  }

  /**
   * The cluster whose centroid is nearest to a user's long vector, of two equally near the one of
   * the lower id; none before the first seeding.
   *
   * @param longVector as the profile holds it, not centred
   */
  public Optional<Cluster> nearest(Embedding longVector) {
    if (clusters.isEmpty()) {
      return Optional.empty();
    }
    Embedding centred = centred(longVector);
    Cluster best = clusters.get(0);
    double bestCosine = Double.NEGATIVE_INFINITY;
    for (Cluster cluster : clusters) {
      double cosine = cluster.centroid().cosine(centred);
      if (cosine > bestCosine) {
        bestCosine = cosine;
        best = cluster;
      }
    }
    return Optional.of(best);
  }

  /**
   * P(theta) = softmax(cos(u, c_j) / tau) by cluster id; sums to 1, empty before the first seeding.
   *
   * @param longVector as the profile holds it, not centred
   */
  public SortedMap<Long, Double> distribution(Embedding longVector) {
    SortedMap<Long, Double> shares = new TreeMap<>();
    if (clusters.isEmpty()) {
      return shares;
    }
    Embedding centred = centred(longVector);
    double[] logits = new double[clusters.size()];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = clusters.get(i).centroid().cosine(centred) / temperature;
      largest = Math.max(largest, logits[i]);
    }
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = StrictMath.exp(logits[i] - largest);
      sum += logits[i];
    }
    for (int i = 0; i < logits.length; i++) {
      shares.put(clusters.get(i).id(), logits[i] / sum);
    }
    return shares;
  }

  /**
   * This model with the items of another where it has none itself. A model that comes back from the
   * coordinator's journal knows its centroids at once and its items only after the cohorts have
   * been asked.
   */
  public ClusterModel withItemsOf(ClusterModel other) {
    Map<Long, Cluster> others = new HashMap<>();
    other.clusters.forEach(cluster -> others.put(cluster.id(), cluster));
    List<Cluster> filled =
        clusters.stream().map(cluster -> cluster.withItemsOf(others.get(cluster.id()))).toList();
    return new ClusterModel(
        round,
        centroidRound,
        vectorSpace,
        mean,
        temperature,
        filled,
        popular.isEmpty() ? other.popular : popular,
        now.isAfter(other.now) ? now : other.now,
        vitals);
  }
}
