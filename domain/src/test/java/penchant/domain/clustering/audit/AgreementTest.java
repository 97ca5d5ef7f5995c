package penchant.domain.clustering.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AgreementTest {

  @Test
  void theSameGroupsUnderOtherNamesAgreeInEverything() {
    Agreement agreement =
        Agreement.of(
            new int[] {0, 0, 0, 1, 1, 1, 2, 2, 2}, new int[] {7, 7, 7, -3, -3, -3, 5, 5, 5});

    assertThat(agreement.adjustedRandIndex()).isEqualTo(1);
    assertThat(agreement.normalisedMutualInformation()).isCloseTo(1, within(1e-12));
  }

  @Test
  void groupsThatCrossEachOtherTellNothingOfEachOther() {
    Agreement agreement =
        Agreement.of(new int[] {0, 0, 0, 1, 1, 1, 2, 2, 2}, new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2});

    assertThat(agreement.normalisedMutualInformation()).isCloseTo(0, within(1e-12));
    assertThat(agreement.adjustedRandIndex()).isNegative();
  }

  /** By hand: 9 of 15 pairs expected 3.6 together, and so on; entropies of 3:3 and 2:4. */
  @Test
  void whatIsHalfTheSameAgreesAsComputedByHand() {
    Agreement agreement = Agreement.of(new int[] {0, 0, 0, 1, 1, 1}, new int[] {0, 0, 1, 1, 1, 1});

    double information =
        2 / 6.0 * Math.log(2.0) + 1 / 6.0 * Math.log(0.5) + 3 / 6.0 * Math.log(1.5);
    double entropies = Math.log(2) - 2 / 6.0 * Math.log(2 / 6.0) - 4 / 6.0 * Math.log(4 / 6.0);
    assertThat(agreement.normalisedMutualInformation())
        .isCloseTo(2 * information / entropies, within(1e-12));
    double expected = 6 * 7 / 15.0;
    assertThat(agreement.adjustedRandIndex())
        .isCloseTo((4 - expected) / (6.5 - expected), within(1e-12));
  }

  @Test
  void oneGroupOfAllAgreesWithItself() {
    Agreement agreement = Agreement.of(new int[] {1, 1, 1}, new int[] {4, 4, 4});

    assertThat(agreement.normalisedMutualInformation()).isEqualTo(1);
    assertThat(agreement.adjustedRandIndex()).isEqualTo(1);
  }

  @Test
  void groupingsOfOtherPointsAreRefused() {
    assertThatThrownBy(() -> Agreement.of(new int[2], new int[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2")
        .hasMessageContaining("3");
    assertThatThrownBy(() -> Agreement.of(new int[0], new int[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void itIsTheSameFromBothSidesAndNeverAboveOne(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int points) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] one = random.ints(points, 0, 5).toArray();
    int[] other = random.ints(points, 0, 4).toArray();

    Agreement there = Agreement.of(one, other);
    Agreement back = Agreement.of(other, one);

    assertThat(there.adjustedRandIndex()).isCloseTo(back.adjustedRandIndex(), within(1e-12));
    assertThat(there.normalisedMutualInformation())
        .isCloseTo(back.normalisedMutualInformation(), within(1e-12))
        .isBetween(0.0, 1 + 1e-12);
    assertThat(there.adjustedRandIndex()).isLessThanOrEqualTo(1);
  }
}
