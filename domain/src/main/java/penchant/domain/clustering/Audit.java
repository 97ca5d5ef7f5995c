package penchant.domain.clustering;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import penchant.domain.clustering.audit.Agreement;
import penchant.domain.clustering.audit.AuditFigures;
import penchant.domain.vector.Embedding;

/**
 * Compares the clusters that live with a full run over a sample, with as many clusters and under
 * the same mean.
 *
 * @param best the centroids of the best full run
 */
public record Audit(AuditFigures figures, List<Embedding> best) {

  /**
   * The audit of that state.
   *
   * @param reservoir in the order of {@link Seeding#merge}
   * @param seeding how full runs are made, and how loyal to be to what lives
   * @return none where there is nothing to compare
   */
  public static Optional<Audit> of(
      ClusteringState state, List<Sample> reservoir, Seeding seeding, long seed, Instant now) {
    if (reservoir.isEmpty() || state.clusters().isEmpty()) {
      return Optional.empty();
    }
    SampledPoints points = SampledPoints.of(reservoir, state.mean());
    List<Embedding> living = List.copyOf(state.centroids().values());
    if (points.size() < living.size() || points.dimensions() != living.get(0).dimensions()) {
      return Optional.empty();
    }
    float[] live = SampledPoints.flat(living);
    List<SampledPoints.Run> runs = seeding.withK(living.size()).runs(points, seed);
    SampledPoints.Run best = runs.get(0);
    SampledPoints.Run next = runs.get(Math.min(1, runs.size() - 1));
    double full = points.step(best).inertia();
    double ratio = full > 0 ? points.step(live).inertia() / full : 1;
    int[] byBest = points.nearest(best.centroids());
    AuditFigures figures =
        new AuditFigures(
            now,
            reservoir.size(),
            living.size(),
            ratio,
            Agreement.of(points.nearest(live), byBest).adjustedRandIndex(),
            Agreement.of(points.nearest(next.centroids()), byBest).adjustedRandIndex(),
            ratio > seeding.loyalty());
    return Optional.of(new Audit(figures, best.embeddings()));
  }
}
