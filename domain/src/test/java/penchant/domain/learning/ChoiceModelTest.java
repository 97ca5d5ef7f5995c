package penchant.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChoiceModelTest {

  private static final double[] NOTHING = {0, 0, 0};

  @Test
  void theWeightsThatMadeTheChoicesAreFoundAgain() {
    double[] made = {2, -1, 0};

    double[] found = new ChoiceModel(NOTHING, 1).fit(choices(made, 3_000));

    for (int i = 0; i < made.length; i++) {
      assertThat(found[i]).isCloseTo(made[i], within(0.15));
    }
  }

  @Test
  void withoutChoicesThePriorStands() {
    double[] prior = {1, 2, 3};

    assertThat(new ChoiceModel(prior, 1).fit(List.of())).containsExactly(prior);
  }

  @Test
  void aFeatureThatNeverDiffersKeepsItsPrior() {
    float[][] options = {{1, 7, 0}, {0, 7, 0}};

    double[] found =
        new ChoiceModel(new double[] {0, 0.5, 0}, 1).fit(List.of(new Choice(options, only(0))));

    assertThat(found[0]).isPositive();
    assertThat(found[1]).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void fewChoicesMoveTheWeightsLessThanMany() {
    double[] made = {2, 0, 0};

    double few = new ChoiceModel(NOTHING, 10).fit(choices(made, 5))[0];
    double many = new ChoiceModel(NOTHING, 10).fit(choices(made, 2_000))[0];

    assertThat(Math.abs(few)).isLessThan(many);
  }

  @Test
  void aChoiceOfNothingIsNone() {
    assertThatThrownBy(() -> new Choice(new float[][] {{1}}, new BitSet()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Choice> choices(double[] weights, int many) {
    Random random = new Random(7);
    List<Choice> choices = new ArrayList<>();
    for (int c = 0; c < many; c++) {
      float[][] options = new float[6][weights.length];
      double[] chance = new double[6];
      double total = 0;
      for (int o = 0; o < 6; o++) {
        double score = 0;
        for (int i = 0; i < weights.length; i++) {
          options[o][i] = random.nextFloat() * 2;
          score += weights[i] * options[o][i];
        }
        chance[o] = Math.exp(score);
        total += chance[o];
      }
      double drawn = random.nextDouble() * total;
      int chosen = 0;
      while (chosen < 5 && drawn > chance[chosen]) {
        drawn -= chance[chosen++];
      }
      choices.add(new Choice(options, only(chosen)));
    }
    return choices;
  }

  private static BitSet only(int option) {
    BitSet chosen = new BitSet();
    chosen.set(option);
    return chosen;
  }
}
