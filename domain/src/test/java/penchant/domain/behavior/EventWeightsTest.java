package penchant.domain.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventWeightsTest {

  private static final EventWeights WEIGHTS = EventWeights.standard();

  @ParameterizedTest
  @CsvSource({
    "PURCHASE, 1, 5", // one piece
    "PURCHASE, 4, 15", // 1 + log2(4) = 3
    "PURCHASE, 1000000, 20", // capped at 4
    "PURCHASE, 0.5, 2.5", // half a kilo
    "CART, 2, 6",
    "RETURN, 2, -10",
    "RATING, 5, 4",
    "RATING, 3, 0",
    "RATING, 0, -6",
    "COMMENT, -1, -3",
    "COMMENT, 0.5, 1.5",
    "VIEW, 0, 0.2",
    "VIEW, 30, 1",
    "VIEW, 86400, 2",
    "CLICK, 30, 1.5",
    "SKIP, 0, -0.9", // leaves at once
    "SKIP, 86400, -0.1", // saw almost all of it
    "LIKE, 17, 3", // the value of a like means nothing
  })
  void aValueScalesTheWeightOfItsKind(BehaviorType type, double value, double weight) {
    assertThat(WEIGHTS.weight(type, OptionalDouble.of(value))).isCloseTo(weight, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "PURCHASE, 5",
    "CART, 3",
    "LIKE, 3",
    "COMMENT, 1",
    "SHARE, 3",
    "FOLLOW, 3",
    "RATING, 0",
    "SEARCH, 2",
    "CLICK, 1.5",
    "VIEW, 1",
    "SKIP, -0.5",
    "DISLIKE, -3",
    "RETURN, -5"
  })
  void withoutAValueAnEventIsAnOrdinaryOneOfItsKind(BehaviorType type, double weight) {
    assertThat(WEIGHTS.weight(type, OptionalDouble.empty())).isCloseTo(weight, within(1e-12));
  }

  @Property
  void everyWeightIsFiniteAndBounded(@ForAll BehaviorType type, @ForAll double value) {
    double weight = WEIGHTS.weight(type, OptionalDouble.of(value));

    assertThat(Math.abs(weight)).isLessThanOrEqualTo(WEIGHTS.largest());
  }

  @Test
  void nonsenseInsteadOfAValueCountsAsNone() {
    assertThat(WEIGHTS.weight(BehaviorType.PURCHASE, OptionalDouble.of(Double.NaN))).isEqualTo(5);
    assertThat(WEIGHTS.weight(BehaviorType.PURCHASE, OptionalDouble.of(1e308))).isEqualTo(20);
  }

  @Test
  void aWeightThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> new EventWeights(Map.of(BehaviorType.VIEW, Double.NaN), 4))
        .hasMessageContaining("view");
  }

  @Test
  void equalWeightsAreEqualWhateverTheOrderTheyCameIn() {
    EventWeights one = new EventWeights(Map.of(BehaviorType.VIEW, 1.0, BehaviorType.CART, 3.0), 4);
    EventWeights other =
        new EventWeights(Map.of(BehaviorType.CART, 3.0, BehaviorType.VIEW, 1.0), 4);

    assertThat(one).isEqualTo(other);
    assertThat(one.toString()).isEqualTo(other.toString());
  }
}
