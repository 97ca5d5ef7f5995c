package penchant.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {

  @Test
  void figuresAreThoseWorkedOutByHand() {
    RankingMetrics metrics = new RankingMetrics();

    metrics.add(List.of("a", "b", "c"), Set.of("b", "x"));
    metrics.add(List.of("d"), Set.of("e"));

    double gain = 1 / (Math.log(3) / Math.log(2));
    double ideal = 1 + gain;
    assertThat(metrics.ndcg()).isCloseTo(gain / ideal / 2, within(1e-12));
    assertThat(metrics.hitRate()).isEqualTo(0.5);
    assertThat(metrics.recall()).isEqualTo(0.25);
    assertThat(metrics.reciprocalRank()).isEqualTo(0.25);
    assertThat(metrics.coverage()).isEqualTo(4);
  }

  @Test
  void aPerfectListHasAGainOfOne() {
    RankingMetrics metrics = new RankingMetrics();

    metrics.add(List.of("a", "b"), Set.of("a", "b"));

    assertThat(metrics.ndcg()).isCloseTo(1, within(1e-12));
  }

  @Test
  void nobodyMeasuredIsNotAnError() {
    assertThat(new RankingMetrics().ndcg()).isZero();
  }
}
