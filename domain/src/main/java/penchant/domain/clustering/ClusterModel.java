package penchant.domain.clustering;

import java.time.Instant;
import java.util.List;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.vector.Embedding;

/**
 * The published result of a round.
 *
 * @param round number of the round, rising for ever
 * @param vectorSpace id of the space of the centroids
 * @param mean mu, the mean item vector that is taken off before clustering; not of unit length,
 *     empty before the first seeding. Changed only at a reseed
 * @param clusters in order of their ids; empty before the first seeding
 * @param popular items by decayed weight over all users, best first
 * @param now the newest event time accepted
 */
public record ClusterModel(
    long round,
    String vectorSpace,
    Mean mean,
    List<Cluster> clusters,
    List<WeightedItem> popular,
    Instant now) {

  /** The state before anybody did anything. */
  public static final ClusterModel EMPTY =
      new ClusterModel(0, "", Mean.NONE, List.of(), List.of(), Instant.EPOCH);

  public ClusterModel {
    clusters = List.copyOf(clusters);
    popular = List.copyOf(popular);
  }

  /** The vector in which users are clustered: normalise(long - mu). */
  public Embedding centred(Embedding vector) {
    return mean.centred(vector);
  }
}
