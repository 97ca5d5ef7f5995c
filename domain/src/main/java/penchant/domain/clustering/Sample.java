package penchant.domain.clustering;

import penchant.domain.vector.QuantisedVector;

/**
 * A user drawn into a reservoir.
 *
 * @param hash of user id and seed, which decides who is drawn; unsigned order
 * @param longVector not centred
 */
public record Sample(long hash, QuantisedVector longVector) {}
