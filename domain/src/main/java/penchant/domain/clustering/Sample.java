package penchant.domain.clustering;

import penchant.domain.vector.QuantisedVector;

/**
 * A user drawn into a reservoir.
 *
 * @param hash of user id and seed, which decides who is drawn; unsigned order
 * @param longVector not centred
 * @param cluster where the user stands, or {@link Centroids#NO_CLUSTER}
 * @param from where it stood before, or {@link Centroids#NO_CLUSTER}
 * @param since the round in which the user came to where it stands
 */
public record Sample(long hash, QuantisedVector longVector, long cluster, long from, long since) {

  /** A user of whom nothing else is known. */
  public Sample(long hash, QuantisedVector longVector) {
    this(hash, longVector, Centroids.NO_CLUSTER, Centroids.NO_CLUSTER, 0);
  }
}
