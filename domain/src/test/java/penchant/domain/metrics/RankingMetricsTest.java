package penchant.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

  @Test
  void theIntervalIsThatOfTheNormalApproximation() {
    RankingMetrics metrics = new RankingMetrics();

    metrics.add(List.of("a"), Set.of("a"));
    metrics.add(List.of("a"), Set.of("a"));
    metrics.add(List.of("a"), Set.of("b"));
    metrics.add(List.of("a"), Set.of("b"));

    // Gains 1, 1, 0, 0: a sample variance of 1/3, over four people.
    assertThat(metrics.ndcgEstimate().mean()).isEqualTo(0.5);
    assertThat(metrics.ndcgEstimate().halfWidth())
        .isCloseTo(1.96 * Math.sqrt(1 / 12.0), within(1e-12));
  }

  @Test
  void aLeadIsTakenPersonByPerson() {
    RankingMetrics better = new RankingMetrics();
    RankingMetrics worse = new RankingMetrics();

    for (int person = 0; person < 10; person++) {
      String liked = "item-" + person;
      better.add(List.of(liked), Set.of(liked));
      worse.add(person == 0 ? List.of(liked) : List.of("none"), Set.of(liked));
    }

    assertThat(better.lead(worse).mean()).isCloseTo(0.9, within(1e-12));
    assertThat(better.lead(worse).halfWidth()).isCloseTo(1.96 * Math.sqrt(0.1 / 10), within(1e-12));
    assertThat(better.lead(better).mean()).isZero();
  }

  @Test
  void methodsMeasuredOverDifferentPeopleAreNotCompared() {
    RankingMetrics one = new RankingMetrics();
    one.add(List.of("a"), Set.of("a"));

    assertThatThrownBy(() -> one.lead(new RankingMetrics()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 people cannot be compared with 0");
  }
}
