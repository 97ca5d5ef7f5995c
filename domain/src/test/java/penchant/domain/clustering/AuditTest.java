package penchant.domain.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import penchant.domain.clustering.audit.AuditFigures;
import penchant.domain.vector.Embedding;

class AuditTest {

  private static final int DIMENSIONS = 16;
  private static final Seeding SEEDING = new Seeding(8, 6, 20, 1_000, 1.02);

  private static List<Sample> sample() {
    CohortTable table = new CohortTable(DIMENSIONS, Populations.HALF_LIFE);
    Populations.people(800, 8, DIMENSIONS, 0.6, 5).forEach(table::apply);
    return SEEDING.merge(table.sample(1, -1L));
  }

  private static ClusteringState state(List<Embedding> centroids) {
    List<Long> sizes = centroids.stream().map(centroid -> 100L).toList();
    return ClusteringState.EMPTY
        .seed(centroids, sizes, "s", Mean.NONE, 800, 0.7, Populations.AT)
        .applyTo(ClusteringState.EMPTY);
  }

  private static AuditFigures audit(List<Embedding> centroids, List<Sample> sample) {
    return Audit.of(state(centroids), sample, SEEDING, 9, Populations.AT).orElseThrow().figures();
  }

  @Test
  void clustersOfAFullRunPassAndAreNotReplaced() {
    List<Sample> sample = sample();

    AuditFigures figures = audit(SEEDING.seed(sample, Mean.NONE, List.of(), 1), sample);

    assertThat(figures.inertiaRatio()).isBetween(0.98, 1.02);
    assertThat(figures.agreement()).isGreaterThan(0.8);
    assertThat(figures.adopted()).isFalse();
    assertThat(figures.clusters()).isEqualTo(8);
  }

  @Test
  void clustersThatLieAnywhereDoNotPass() {
    SplittableRandom random = new SplittableRandom(3);
    List<Embedding> anywhere = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      anywhere.add(Populations.direction(DIMENSIONS, random));
    }
    List<Sample> sample = sample();
    List<Embedding> stuck = new ArrayList<>(SEEDING.seed(sample, Mean.NONE, List.of(), 1));
    stuck.set(0, stuck.get(1));

    assertThat(audit(anywhere, sample).agreement()).isLessThan(0.8);
    assertThat(audit(stuck, sample).adopted()).isTrue();
  }

  @Test
  void whereThereIsNothingToCompareThereIsNoAudit() {
    assertThat(Audit.of(ClusteringState.EMPTY, sample(), SEEDING, 1, Populations.AT)).isEmpty();
    assertThat(
            Audit.of(
                state(SEEDING.seed(sample(), Mean.NONE, List.of(), 1)),
                List.of(),
                SEEDING,
                1,
                Populations.AT))
        .isEmpty();
  }
}
