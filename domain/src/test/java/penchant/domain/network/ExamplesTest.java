package penchant.domain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static penchant.domain.catalogue.Items.item;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventWeights;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.catalogue.Items;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;

class ExamplesTest {

  private static final VectorSpace SPACE = new VectorSpace("space", 3);
  private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
  private static final Instant WEDNESDAY = MONDAY.plus(Duration.ofDays(2));
  private static final Fold FOLD =
      Fold.named(
          "test",
          SPACE,
          new HalfLife(Duration.ofDays(45)),
          new HalfLife(Duration.ofDays(3)),
          EventWeights.standard(),
          30,
          8,
          0.6,
          8,
          1_000);

  private static final List<Item> ITEMS =
      List.of(item("a", 1, 0, 0), item("b", 0, 1, 0), item("c", 0, 0, 1), item("d", 1, 1, 1));
  private static final Catalogue CATALOGUE = Catalogue.empty(SPACE).with(Items.puts(ITEMS));

  @Test
  void whatHappenedAtTheVerySameTimeIsNotKnownBefore() {
    Examples examples = examples();

    examples.add(
        "ann",
        List.of(
            fact(BehaviorType.PURCHASE, "a", MONDAY),
            fact(BehaviorType.PURCHASE, "b", TUESDAY),
            fact(BehaviorType.PURCHASE, "c", TUESDAY)));

    assertThat(examples.drawn()).hasSize(2);
    assertThat(examples.drawn())
        .extracting(example -> next(examples, example))
        .containsExactly("b", "c");
    assertThat(examples.drawn()).allMatch(example -> example.before().recent().size() == 1);
  }

  @Test
  void anItemThatWasMetBeforeIsNothingToForesee() {
    Examples examples = examples();

    examples.add(
        "ann",
        List.of(
            fact(BehaviorType.PURCHASE, "a", MONDAY),
            fact(BehaviorType.PURCHASE, "a", TUESDAY),
            fact(BehaviorType.DISLIKE, "b", TUESDAY),
            fact(BehaviorType.PURCHASE, "b", WEDNESDAY)));

    assertThat(examples.drawn()).isEmpty();
  }

  @Test
  void agesAndWeightsAreThoseOfTheMomentBefore() {
    Examples examples = examples();

    examples.add(
        "ann",
        List.of(
            fact(BehaviorType.VIEW, "a", MONDAY),
            fact(BehaviorType.PURCHASE, "b", TUESDAY),
            fact(BehaviorType.PURCHASE, "c", WEDNESDAY)));

    Example last = examples.drawn().get(1);
    assertThat(last.before().recent()).extracting(Example.Glance::ageDays).containsExactly(1f, 0f);
    assertThat(last.before().recent())
        .extracting(Example.Glance::type)
        .containsExactly(BehaviorType.VIEW, BehaviorType.PURCHASE);
    assertThat(last.before().recent().get(1).logWeight()).isEqualTo((float) StrictMath.log(5));
  }

  @Test
  void anEventThatComesLateIsNotForeseenFromWhatCameAfterIt() {
    Examples examples = examples();

    examples.add(
        "ann",
        List.of(
            fact(BehaviorType.PURCHASE, "a", WEDNESDAY),
            fact(BehaviorType.PURCHASE, "b", TUESDAY)));

    assertThat(examples.drawn()).isEmpty();
  }

  @Test
  void busyPeopleDoNotSpeakForAllAndTheDrawIsAlwaysTheSame() {
    List<Item> many = Items.random(400, 3, 1);
    Catalogue catalogue = Catalogue.empty(SPACE).with(Items.puts(many));
    List<BehaviorRecorded> facts = new ArrayList<>();
    for (int i = 0; i < many.size(); i++) {
      facts.add(fact(many.get(i), BehaviorType.PURCHASE, MONDAY.plusSeconds(i)));
    }
    Examples once = new Examples(catalogue, FOLD, facts.size(), 10_000);
    Examples again = new Examples(catalogue, FOLD, facts.size(), 10_000);

    once.add("busy", facts);
    again.add("busy", facts);

    assertThat(once.drawn()).hasSizeBetween(60, 140).isEqualTo(again.drawn());
  }

  private static Examples examples() {
    return new Examples(CATALOGUE, FOLD, 4, 1_000);
  }

  private static String next(Examples examples, Example example) {
    return ITEMS.stream()
        .filter(item -> item.vector().equals(examples.vectors().get(example.next())))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static BehaviorRecorded fact(BehaviorType type, String item, Instant at) {
    return fact(CATALOGUE.find(item).orElseThrow(), type, at);
  }

  private static BehaviorRecorded fact(Item item, BehaviorType type, Instant at) {
    return new BehaviorRecorded(
        new Behavior(
            EventKey.NONE,
            type,
            Optional.of(item.id()),
            "",
            OptionalDouble.empty(),
            at,
            new TreeMap<>(),
            Optional.of(QuantisedVector.of(item.vector())),
            SPACE.id(),
            false));
  }
}
