package penchant.domain.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.GramMatrix;
import penchant.domain.graph.GraphSettings;
import penchant.domain.graph.InteractionMatrix;
import penchant.domain.graph.Interactions;
import penchant.domain.graph.ItemGraph;
import penchant.domain.graph.ItemNeighbours;
import penchant.domain.graph.RowValue;
import penchant.domain.interest.SeenItems;

class BaselineTest {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final GraphSettings BINARY =
      new GraphSettings(1, 1, 100, 100, 10, RowValue.lasting(1));

  private final InteractionMatrix people = new InteractionMatrix();

  @Test
  void popularIsWhatMostPeopleLikedHoweverOften() {
    liked(5, 0, "cup");
    liked(1, 0, "cup");
    liked(90, 0, "spade");
    liked(-3, 0, "thorn");

    ToDoubleFunction<String> scores = Popular.always(people).scores(Interactions.NONE);

    assertThat(scores.applyAsDouble("cup")).isEqualTo(1);
    assertThat(scores.applyAsDouble("spade")).isEqualTo(0.5);
    assertThat(scores.applyAsDouble("thorn")).isZero();
    assertThat(scores.applyAsDouble("unknown")).isZero();
  }

  @Test
  void popularSinceSomeDayIsWhatPeopleLikedFromThatDayOn() {
    liked(5, 1 * DAY, "cup");
    liked(5, 2 * DAY, "cup");
    liked(5, 3 * DAY, "spade");

    ToDoubleFunction<String> scores = Popular.since(people, 2 * DAY).scores(Interactions.NONE);

    assertThat(scores.applyAsDouble("cup")).isEqualTo(1);
    assertThat(scores.applyAsDouble("spade")).isEqualTo(1);
  }

  @Test
  void whatIsOneHalfLifeOldCountsHalf() {
    liked(5, 1 * DAY, "cup");
    liked(5, 3 * DAY, "spade");

    ToDoubleFunction<String> scores =
        Popular.halving(people, new HalfLife(Duration.ofDays(2)), 3 * DAY)
            .scores(Interactions.NONE);

    assertThat(scores.applyAsDouble("cup") / scores.applyAsDouble("spade"))
        .isCloseTo(0.5, within(1e-12));
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

  @Test
  void theFilterFollowsWhatPeopleTookTogetherOfLate() {
    liked(5, 1 * DAY, "cup", "saucer");
    liked(5, 1 * DAY, "cup", "saucer");
    liked(5, 30 * DAY, "cup", "spade");
    RowValue fading = new RowValue(1, Optional.of(new HalfLife(Duration.ofDays(5))));

    ToDoubleFunction<String> always = filter(RowValue.lasting(1)).scores(bought("cup"));
    ToDoubleFunction<String> lately = filter(fading).scores(row(5, 30 * DAY, "cup"));

    assertThat(always.applyAsDouble("saucer")).isGreaterThan(always.applyAsDouble("spade"));
    assertThat(lately.applyAsDouble("saucer")).isLessThan(lately.applyAsDouble("spade"));
    assertThat(filter(fading).scores(row(5, 25 * DAY, "cup")).applyAsDouble("spade"))
        .isCloseTo(lately.applyAsDouble("spade") / 2, within(1e-9));
  }

  @Test
  void twoMethodsInOneAddUpByTheirShares() {
    Baseline one = row -> item -> item.equals("cup") ? 1 : 0;
    Baseline other = row -> item -> 0.5;

    ToDoubleFunction<String> both = new Blended(one, other, 0.2).scores(Interactions.NONE);

    assertThat(both.applyAsDouble("cup")).isCloseTo(0.9, within(1e-12));
    assertThat(both.applyAsDouble("spade")).isCloseTo(0.1, within(1e-12));
  }

  private Linear filter(RowValue value) {
    GraphSettings settings = BINARY.withRows(value);
    return new Linear(ItemGraph.of(gram(settings), settings), 30 * DAY);
  }

  private Linear neighbours(int most, double shrink) {
    return new Linear(new ItemNeighbours(most, shrink).of(gram(BINARY), BINARY), 30 * DAY);
  }

  private GramMatrix gram(GraphSettings settings) {
    return new GramMatrix(people, settings, List.of("cup", "saucer", "spade"), 30 * DAY);
  }

  private void liked(double mass, long at, String... items) {
    people.put("person-" + people.people(), row(mass, at, items));
  }

  private static Interactions bought(String... items) {
    return row(5, 0, items);
  }

  private static Interactions row(double mass, long at, String... items) {
    Interactions.Builder row = new Interactions.Builder();
    for (String item : items) {
      row.add(SeenItems.fingerprint(item), SeenItems.units(mass), mass, at);
    }
    return row.build();
  }
}
