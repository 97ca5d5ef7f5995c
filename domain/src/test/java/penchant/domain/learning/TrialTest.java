package penchant.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrialTest {

  @Test
  void aSmallGainForEverybodyIsBetter() {
    Trial trial = Trial.of(new double[] {0.5, 0.3, 0.9, 0.1}, new double[] {0.4, 0.2, 0.8, 0.0});

    assertThat(trial.ndcg() - trial.before()).isCloseTo(0.1, within(1e-12));
    assertThat(trial.isBetter()).isTrue();
  }

  @Test
  void theSameGainForAFewByChanceIsNot() {
    Trial trial = Trial.of(new double[] {1, 0, 0.4, 0}, new double[] {0, 1, 0, 0});

    assertThat(trial.ndcg() - trial.before()).isCloseTo(0.1, within(1e-12));
    assertThat(trial.standardError()).isCloseTo(Math.sqrt(2.12 / 3 / 4), within(1e-12));
    assertThat(trial.isBetter()).isFalse();
  }

  @Test
  void betterByALittleMoreThanTheStandardErrorIsChanceTooOften() {
    assertThat(new Trial(100, 0.2015, 0.2, 0.001).isBetter()).isFalse();
    assertThat(new Trial(100, 0.2017, 0.2, 0.001).isBetter()).isTrue();
  }

  @Test
  void whatIsAsGoodIsNotBetter() {
    double[] gains = {0.5, 0.2};

    assertThat(Trial.of(gains, gains).isBetter()).isFalse();
  }

  @Test
  void onePersonDecidesNothing() {
    assertThat(Trial.of(new double[] {1}, new double[] {0}).isBetter()).isFalse();
  }
}
