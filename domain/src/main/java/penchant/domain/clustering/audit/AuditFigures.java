package penchant.domain.clustering.audit;

import java.time.Instant;

/**
 * By how much the clusters that live differ from a full run over the same sample.
 *
 * @param sample people in it
 * @param clusters how many there are in both
 * @param inertiaRatio inertia at the live centroids by that of the best full run; above 1 the full
 *     run is better
 * @param agreement adjusted Rand index of the live clusters against the best full run
 * @param agreementOfRuns the same between the two best full runs: more cannot be asked for
 * @param adopted the full run was so much better that its clusters took over
 */
public record AuditFigures(
    Instant at,
    long sample,
    int clusters,
    double inertiaRatio,
    double agreement,
    double agreementOfRuns,
    boolean adopted) {}
