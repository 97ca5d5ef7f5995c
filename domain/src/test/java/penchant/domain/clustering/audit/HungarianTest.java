package penchant.domain.clustering.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HungarianTest {

  @Test
  void theBestPairIsGivenUpForABetterWhole() {
    double[][] weights = {{0.9, 0.8}, {0.85, 0.1}};

    assertThat(Hungarian.match(weights)).containsExactly(OptionalInt.of(1), OptionalInt.of(0));
  }

  @Test
  void whatWeighsNothingIsNoPair() {
    double[][] weights = {{0, -1, 0.5}, {0, -2, 0.4}};

    assertThat(Hungarian.match(weights)).containsExactly(OptionalInt.of(2), OptionalInt.empty());
    assertThat(Hungarian.match(new double[0][0])).isEmpty();
    assertThat(Hungarian.match(new double[2][0]))
        .containsExactly(OptionalInt.empty(), OptionalInt.empty());
  }

  @Property(tries = 300)
  void noAssignmentWeighsMore(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int rows,
      @ForAll @IntRange(min = 1, max = 6) int columns) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] weights = new double[rows][columns];
    for (double[] row : weights) {
      for (int column = 0; column < columns; column++) {
        row[column] = random.nextDouble() * 2 - 0.7;
      }
    }

    List<OptionalInt> matched = Hungarian.match(weights);

    double total = 0;
    List<Integer> used = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      if (matched.get(row).isPresent()) {
        used.add(matched.get(row).getAsInt());
        total += weights[row][matched.get(row).getAsInt()];
      }
    }
    assertThat(used).doesNotHaveDuplicates();
    assertThat(total).isCloseTo(best(weights, 0, new boolean[columns]), within(1e-12));
  }

  private static double best(double[][] weights, int row, boolean[] used) {
    if (row == weights.length) {
      return 0;
    }
    double best = best(weights, row + 1, used);
    for (int column = 0; column < used.length; column++) {
      if (!used[column] && weights[row][column] > 0) {
        used[column] = true;
        best = Math.max(best, weights[row][column] + best(weights, row + 1, used));
        used[column] = false;
      }
    }
    return best;
  }
}
