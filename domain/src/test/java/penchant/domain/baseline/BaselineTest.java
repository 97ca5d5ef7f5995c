package penchant.domain.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.GramMatrix;
import penchant.domain.graph.GraphSettings;
import penchant.domain.graph.InteractionMatrix;
import penchant.domain.graph.Interactions;
import penchant.domain.graph.ItemNeighbours;
import penchant.domain.interest.Rows;
import penchant.domain.interest.SeenItems;

class BaselineTest {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final GraphSettings BINARY = new GraphSettings(1, 1, 100, 1);

  private final InteractionMatrix people = new InteractionMatrix();

  @Test
  void popularIsWhatMostPeopleLikedHoweverOften() {
    liked(5, 0, "cup");
    liked(1, 0, "cup");
    liked(90, 0, "spade");
    liked(-3, 0, "thorn");

    ToDoubleFunction<String> scores = Popular.always(people).scores(SeenItems.NONE);

    assertThat(scores.applyAsDouble("cup")).isEqualTo(2);
    assertThat(scores.applyAsDouble("spade")).isEqualTo(1);
    assertThat(scores.applyAsDouble("thorn")).isZero();
    assertThat(scores.applyAsDouble("unknown")).isZero();
  }

  @Test
  void popularSinceSomeDayIsWhatPeopleLikedFromThatDayOn() {
    liked(5, 1 * DAY, "cup");
    liked(5, 2 * DAY, "cup");
    liked(5, 3 * DAY, "spade");

    ToDoubleFunction<String> scores = Popular.since(people, 2 * DAY).scores(SeenItems.NONE);

    assertThat(scores.applyAsDouble("cup")).isEqualTo(1);
    assertThat(scores.applyAsDouble("spade")).isEqualTo(1);
  }

  @Test
  void whatIsOneHalfLifeOldCountsHalf() {
    liked(5, 1 * DAY, "cup");
    liked(5, 3 * DAY, "cup");

    ToDoubleFunction<String> scores =
        Popular.halving(people, new HalfLife(Duration.ofDays(2)), 3 * DAY).scores(SeenItems.NONE);

    assertThat(scores.applyAsDouble("cup")).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void neighboursCountByTheirCosine() {
    liked(5, 0, "cup", "saucer");
    liked(5, 0, "cup", "saucer");
    liked(5, 0, "cup");
    liked(5, 0, "saucer", "spade");

    // Cup and saucer: 2 people of 3 each, 2 / (root 3 * root 3). Saucer and spade: 1 / root 3.
    ToDoubleFunction<String> scores = neighbours(10, 0).scores(bought("saucer"));

    assertThat(scores.applyAsDouble("cup")).isCloseTo(2 / 3.0, within(1e-6));
    assertThat(scores.applyAsDouble("spade")).isCloseTo(1 / Math.sqrt(3), within(1e-6));
    assertThat(neighbours(10, 1).scores(bought("saucer")).applyAsDouble("cup"))
        .isCloseTo(2 / 4.0, within(1e-6));
  }

  @Test
  void onlyTheNearestNeighboursOfAnItemCountForIt() {
    liked(5, 0, "cup", "saucer");
    liked(5, 0, "cup", "saucer");
    liked(5, 0, "cup", "spade");

    Linear one = neighbours(1, 0);

    assertThat(one.scores(bought("saucer")).applyAsDouble("cup")).isPositive();
    assertThat(one.scores(bought("spade")).applyAsDouble("cup")).isZero();
    assertThat(one.scores(bought("cup")).applyAsDouble("spade")).isPositive();
  }

  private Linear neighbours(int most, double shrink) {
    GramMatrix gram = new GramMatrix(people, BINARY, List.of("cup", "saucer", "spade"));
    return new Linear(new ItemNeighbours(most, shrink).of(gram, BINARY));
  }

  private void liked(double mass, long at, String... items) {
    Interactions.Builder row = new Interactions.Builder();
    for (String item : items) {
      row.add(SeenItems.fingerprint(item), SeenItems.units(mass), mass, at);
    }
    people.put("person-" + people.people(), row.build());
  }

  private static SeenItems bought(String... items) {
    SeenItems row = SeenItems.NONE;
    for (String item : items) {
      row = Rows.of(row, item, 5);
    }
    return row;
  }
}
