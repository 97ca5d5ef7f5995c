package penchant.domain.clustering;

import java.time.Duration;
import penchant.domain.decay.HalfLife;

/**
 * How clusters are found, moved and described.
 *
 * @param seeding how they are found
 * @param adaptivity how many there are
 * @param identityThreshold the least cosine at which a new cluster takes over the id of an old one
 * @param meanDrift the mean counts as changed when it moved by this share of its length
 * @param smallPopulation below so many users a changed mean leads to a reseed at once, above at the
 *     next audit
 * @param movedEnough centroids are published when one moved by more than this, 1 - cosine
 * @param stickiness somebody changes the cluster only for one that is nearer by more than this, as
 *     a cosine
 * @param auditEvery the clusters are compared with a full run so often
 * @param temperature tau of P(theta) until it is fitted
 * @param popularityHalfLife after this long a deed counts half
 * @param popularOverall items in the overall list
 * @param popularByCluster items in a cluster's list
 * @param terms terms that describe a cluster
 */
public record ClusteringSettings(
    Seeding seeding,
    Adaptivity adaptivity,
    double identityThreshold,
    double meanDrift,
    long smallPopulation,
    double movedEnough,
    double stickiness,
    Duration auditEvery,
    double temperature,
    HalfLife popularityHalfLife,
    int popularOverall,
    int popularByCluster,
    int terms) {}
