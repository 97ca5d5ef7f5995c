package penchant.domain.clustering.theta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForesightTest {

  /** Events whose clusters are drawn from the softmax at a known temperature. */
  private static Foresight events(int count, double truth, double inUse, long seed) {
    Foresight foresight = new Foresight();
    addTo(foresight, count, truth, inUse, seed);
    return foresight;
  }

  private static void addTo(Foresight foresight, int count, double truth, double inUse, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      double[] cosines = new double[12];
      double[] chances = new double[12];
      double sum = 0;
      for (int j = 0; j < cosines.length; j++) {
        cosines[j] = 0.3 * random.nextGaussian();
        chances[j] = Math.exp(cosines[j] / truth);
        sum += chances[j];
      }
      double left = random.nextDouble() * sum;
      int next = 0;
      while (next < chances.length - 1 && left > chances[next]) {
        left -= chances[next++];
      }
      foresight.add(Foresight.of(cosines, next, inUse));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.04, 0.1, 0.25, 0.6})
  void theTemperatureFromWhichTheEventsWereDrawnIsFound(double truth) {
    ThetaFit fit = events(8_000, truth, 0.1, 1).fit(0.1).orElseThrow();

    assertThat(fit.temperature() / truth).isBetween(0.85, 1.15);
    assertThat(fit.events()).isEqualTo(8_000);
  }

  @Test
  void theRightTemperatureIsCalibratedAndAWrongOneIsNot() {
    ThetaFit right = events(8_000, 0.2, 0.2, 2).fit(0.2).orElseThrow();
    ThetaFit wrong = events(8_000, 0.2, 0.02, 2).fit(0.02).orElseThrow();

    assertThat(right.temperature()).isEqualTo(0.2);
    assertThat(right.calibrationError()).isLessThan(0.03);
    assertThat(wrong.calibrationError()).isGreaterThan(0.2);
    assertThat(right.perplexity()).isBetween(1.0, 12.0);
  }

  @Test
  void afterAChangeOfTheTemperatureTheCalibrationIsSoonThatOfTheNewOne() {
    Foresight foresight = events(4_000, 0.2, 0.02, 5);
    double wrong = foresight.fit(0.02).orElseThrow().calibrationError();
    double untilThen = foresight.fit(0.2).orElseThrow().calibrationError();

    addTo(foresight, 400, 0.2, 0.2, 6);

    assertThat(untilThen).isEqualTo(wrong).isGreaterThan(0.2);
    assertThat(foresight.fit(0.2).orElseThrow().calibrationError()).isLessThan(0.1);
  }

  @Test
  void aGuessHasThePerplexityOfAllClusters() {
    assertThat(events(8_000, 100, 1.5, 3).fit(1.5).orElseThrow().perplexity())
        .isCloseTo(12, within(0.5));
  }

  @Test
  void fewEventsFitNothing() {
    assertThat(events(150, 0.2, 0.1, 4).fit(0.1)).isEmpty();
  }
}
