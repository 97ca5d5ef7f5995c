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

  /** Nobody changes the cluster for a full run that is not better by this factor. */
  private static final double WORTH_IT = 1.02;

  /**
   * The audit of that state.
   *
   * @param reservoir in the order of {@link Seeding#merge}
   * @param seeding how full runs are made
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
    List<Lloyd> runs = seeding.withK(living.size()).runs(points, seed);
    Lloyd best = runs.get(0);
    Lloyd next = runs.get(Math.min(1, runs.size() - 1));
    Lloyd live = Seeding.settle(points, living, 1);
    double ratio = best.inertia() > 0 ? live.inertia() / best.inertia() : 1;
    int[] byBest = best.clusters();
    AuditFigures figures =
        new AuditFigures(
            now,
            reservoir.size(),
            living.size(),
            ratio,
            Agreement.of(points.nearest(living), byBest).adjustedRandIndex(),
            Agreement.of(next.clusters(), byBest).adjustedRandIndex(),
            ratio > WORTH_IT);
    return Optional.of(new Audit(figures, best.centroids()));
  }
}
