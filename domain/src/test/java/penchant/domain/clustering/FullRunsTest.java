package penchant.domain.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import penchant.domain.clustering.FullRuns.FullRun;
import penchant.domain.clustering.audit.Agreement;
import penchant.domain.vector.Embedding;

class FullRunsTest {

  private static final int DIMENSIONS = 16;

  private final List<Embedding> points = new ArrayList<>();
  private final int[] truth = new int[90];

  FullRunsTest() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < truth.length; i++) {
      truth[i] = i % 3;
      float[] vector = new float[DIMENSIONS];
      for (int d = 0; d < DIMENSIONS; d++) {
        vector[d] = (float) (0.1 * random.nextGaussian());
      }
      vector[truth[i]] += 1;
      points.add(Embedding.directionOf(vector));
    }
  }

  @Test
  void theBestOfSomeRunsFindsTheGroups() {
    FullRun best = FullRuns.over(points).draw(3, 5, 1).get(0);

    assertThat(Agreement.of(best.clusters(), truth).adjustedRandIndex()).isEqualTo(1);
  }

  @Test
  void theInertiaIsTheSumOfSquaredDistances() {
    FullRuns full = FullRuns.over(points);

    FullRun best = full.draw(3, 5, 1).get(0);

    double sum = 0;
    for (int i = 0; i < points.size(); i++) {
      sum += 2 - 2 * points.get(i).cosine(best.centroids().get(best.clusters()[i]));
    }
    assertThat(best.inertia()).isCloseTo(sum, within(1e-5));
    assertThat(full.inertia(best.centroids())).isCloseTo(sum, within(1e-5));
  }

  @Test
  void runsComeBestFirstAndRepeat() {
    List<FullRun> runs = FullRuns.over(points).draw(7, 6, 9);

    assertThat(runs).isSortedAccordingTo((a, b) -> Double.compare(a.inertia(), b.inertia()));
    assertThat(FullRuns.over(points).draw(7, 6, 9))
        .extracting(FullRun::inertia)
        .containsExactlyElementsOf(runs.stream().map(FullRun::inertia).toList());
  }

  @Test
  void fromTheBestCentroidsTwoStepsShowThatNothingIsToBeGained() {
    FullRuns full = FullRuns.over(points);
    FullRun best = full.draw(3, 5, 1).get(0);

    FullRun again = full.from(best.centroids());

    assertThat(again.inertia()).isCloseTo(best.inertia(), within(1e-6));
    assertThat(again.multiplyAdds()).isEqualTo(2L * 90 * DIMENSIONS * 4);
  }

  @Test
  void runsThatFindTheSameAgree() {
    assertThat(FullRuns.agreement(FullRuns.over(points).draw(3, 4, 1))).isEqualTo(1);
  }
}
