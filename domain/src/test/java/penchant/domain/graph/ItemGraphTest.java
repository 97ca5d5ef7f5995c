package penchant.domain.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.Rows;
import penchant.domain.interest.SeenItems;

class ItemGraphTest {

  private static final long NOW = 30;
  private static final HalfLife TEN = new HalfLife(Duration.ofMillis(10));
  private static final List<String> ITEMS = List.of("cup", "saucer", "spade", "seeds", "rare");
  private static final GraphSettings SETTINGS =
      new GraphSettings(2, 2, 100, 100, 10, RowValue.lasting(0.2));
  private static final GraphSettings SPARSE =
      new GraphSettings(2, 2, 100, 4, 10, RowValue.lasting(0.2));

  @Test
  void whatGoesTogetherIsFoundForSomebodyWhoHasOneOfTheTwo() {
    InteractionMatrix people = new InteractionMatrix();
    for (int i = 0; i < 10; i++) {
      add(people, row(5, "cup", "saucer"));
      add(people, row(5, "spade", "seeds"));
    }

    Affinity affinity = graph(people).affinity(bought("cup"));

    assertThat(affinity.best(1, item -> !item.equals("cup"))).containsExactly("saucer");
    assertThat(affinity.share(SeenItems.fingerprint("saucer"))).isCloseTo(1, within(1e-9));
    assertThat(affinity.spread(SeenItems.fingerprint("seeds"))).isNegative();
  }

  @Test
  void theFilterIsThatOfTheClosedForm() {
    InteractionMatrix people = new InteractionMatrix();
    for (int i = 0; i < 3; i++) {
      add(people, row(1, "cup", "saucer"));
    }
    add(people, row(1, "cup"));

    Affinity affinity = graph(people).affinity(Rows.of(Map.of("cup", 1.0)));

    // A mass of 1 counts 1/2: the Gram matrix is ((1, 3/4), (3/4, 3/4)), with the ridge on its
    // diagonal ((3, 3/4), (3/4, 11/4)). Of the inverse -P[cup][saucer] / P[saucer][saucer] is
    // (3/4) / 3, and the row holds 1/2 of a cup.
    assertThat(affinity.score("saucer")).isCloseTo(0.125, within(1e-6));
  }

  @Test
  void aSampleGivesTheGraphOfThePeopleForWhomItStands() {
    InteractionMatrix sample = new InteractionMatrix();
    InteractionMatrix all = new InteractionMatrix();
    for (int i = 0; i < 12; i++) {
      Interactions row = i % 3 == 0 ? row(5, "cup", "saucer") : row(1, "cup", "spade");
      all.put("person-" + i, row);
      sample.put("person-" + i, row);
      for (int alike = 1; alike < 4; alike++) {
        all.put("person-" + i + "-" + alike, row);
      }
    }
    sample.keep(everybody -> true, 4);

    ItemGraph expected = graph(all);
    ItemGraph graph = graph(sample);

    assertThat(graph.ids()).isEqualTo(expected.ids());
    for (int i = 0; i < graph.size(); i++) {
      assertThat(graph.linksFrom(i).weights())
          .containsExactly(expected.linksFrom(i).weights(), within(1e-6f));
    }
  }

  @Test
  void whatFewPeopleHaveAndWhatTheCatalogueDoesNotKnowIsLeftOut() {
    InteractionMatrix people = new InteractionMatrix();
    add(people, row(5, "cup", "rare", "unknown"));
    add(people, row(5, "cup", "unknown"));

    assertThat(graph(people).size()).isEqualTo(1);
  }

  @Test
  void aScoreIsOwedToTheItemsOfTheRow() {
    InteractionMatrix people = new InteractionMatrix();
    for (int i = 0; i < 10; i++) {
      add(people, row(5, "cup", "saucer"));
      add(people, row(5, "cup", "saucer", "spade"));
      add(people, row(5, "spade", "seeds"));
    }
    Affinity affinity = graph(people).affinity(bought("cup", "spade", "unknown"));
    long saucer = SeenItems.fingerprint("saucer");

    double cup = affinity.owed(saucer, SeenItems.fingerprint("cup"));
    double spade = affinity.owed(saucer, SeenItems.fingerprint("spade"));

    assertThat(cup).isGreaterThan(spade);
    assertThat(cup + spade).isCloseTo(1, within(1e-9));
    assertThat(affinity.owed(saucer, SeenItems.fingerprint("unknown"))).isZero();
  }

  @Test
  void whatSomebodyTurnedAwayLeadsNowhere() {
    InteractionMatrix people = new InteractionMatrix();
    add(people, row(5, "cup", "saucer"));
    add(people, row(5, "cup", "saucer"));

    Affinity averse = graph(people).affinity(Rows.of(SeenItems.NONE, "cup", -3));

    assertThat(averse.share(SeenItems.fingerprint("saucer"))).isZero();
    assertThat(averse.best(5, item -> true)).isEmpty();
  }

  @Test
  void whatAPersonDidLatelyLeadsFurtherThanWhatWasDoneAHalfLifeBefore() {
    InteractionMatrix people = new InteractionMatrix();
    for (int i = 0; i < 3; i++) {
      add(people, row(5, "cup", "saucer"));
      add(people, row(5, "spade", "seeds"));
    }
    SeenItems row = Rows.of(Rows.of(SeenItems.NONE, "cup", 5, NOW), "spade", 5, NOW - 10);
    GraphSettings fading = SETTINGS.withRows(new RowValue(0.2, Optional.of(TEN)));

    Affinity affinity = graph(people, fading).affinity(row);

    assertThat(affinity.score("seeds"))
        .isCloseTo(affinity.score("saucer") / 2, within(1e-9))
        .isPositive();
    assertThat(graph(people).affinity(row).score("seeds"))
        .isCloseTo(graph(people).affinity(row).score("saucer"), within(1e-9));
  }

  @Test
  void howLongAgoAllOfARowIsMakesNoDifference() {
    InteractionMatrix people = new InteractionMatrix();
    add(people, row(5, "cup", "saucer"));
    add(people, row(5, "cup", "saucer"));
    ItemGraph graph = graph(people, SETTINGS.withRows(new RowValue(0.2, Optional.of(TEN))));

    Affinity lately = graph.affinity(Rows.of(SeenItems.NONE, "cup", 5, NOW));
    Affinity longAgo = graph.affinity(Rows.of(SeenItems.NONE, "cup", 5, NOW - 1_000_000));

    assertThat(longAgo.score("saucer")).isEqualTo(lately.score("saucer")).isPositive();
  }

  @Test
  void somebodyWithoutHistoryHasNoAffinityToAnything() {
    InteractionMatrix people = new InteractionMatrix();
    add(people, row(5, "cup", "saucer"));
    add(people, row(5, "cup", "saucer"));
    ItemGraph graph = graph(people);

    assertThat(graph.affinity(SeenItems.NONE).best(5, item -> true)).isEmpty();
    assertThat(ItemGraph.NONE.affinity(bought("cup")).best(5, item -> true)).isEmpty();
  }

  @Property(tries = 20)
  void theOrderInWhichPeopleAreTakenInDoesNotMatter(@ForAll Random random) {
    List<Interactions> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(
          row(
              5,
              ITEMS.get(random.nextInt(5)),
              ITEMS.get(random.nextInt(5)),
              ITEMS.get(random.nextInt(5))));
    }
    InteractionMatrix one = new InteractionMatrix();
    rows.forEach(row -> add(one, row));
    Collections.shuffle(rows, random);
    InteractionMatrix other = new InteractionMatrix();
    rows.forEach(row -> add(other, row));

    Affinity ofOne = graph(one).affinity(bought("cup"));
    Affinity ofOther = graph(other).affinity(bought("cup"));

    for (String item : ITEMS) {
      assertThat(ofOne.score(item)).isCloseTo(ofOther.score(item), within(1e-6));
    }
  }

  @Property(tries = 20)
  void whereTheNeighboursOfAnItemAreAllOthersTheSparseFilterIsTheClosedForm(@ForAll Random random) {
    InteractionMatrix people = people(random);

    Affinity exact = graph(people).affinity(bought("cup", "spade"));
    Affinity sparse = graph(people, SPARSE).affinity(bought("cup", "spade"));

    for (String item : ITEMS) {
      assertThat(sparse.score(item)).isCloseTo(exact.score(item), within(1e-6));
    }
  }

  @Test
  void anItemIsForeseenFromTheNeighboursThatForeseeItBestAlone() {
    InteractionMatrix people = new InteractionMatrix();
    for (int i = 0; i < 10; i++) {
      add(people, row(5, "cup", "saucer"));
      add(people, row(5, "spade", "seeds"));
      add(people, row(5, "rare"));
    }
    add(people, row(5, "cup", "seeds"));

    ItemGraph graph = graph(people, new GraphSettings(2, 2, 100, 4, 1, RowValue.lasting(0.2)));

    assertThat(graph.affinity(bought("cup")).score("saucer")).isPositive();
    assertThat(graph.affinity(bought("cup")).score("seeds")).isZero();
    assertThat(graph.affinity(bought("rare")).score("cup")).isZero();
  }

  @Test
  void theBestAreInOrderAndOfEqualOnesTheOneWhoseIdComesFirst() {
    InteractionMatrix people = new InteractionMatrix();
    for (int i = 0; i < 10; i++) {
      add(people, row(5, "cup", "saucer", "seeds"));
      add(people, row(5, "cup", "spade"));
      add(people, row(5, "cup", "spade"));
    }

    Affinity affinity = graph(people).affinity(bought("cup"));

    assertThat(affinity.best(3, item -> true)).containsExactly("spade", "saucer", "seeds");
    assertThat(affinity.best(2, item -> true)).containsExactly("spade", "saucer");
    assertThat(affinity.best(0, item -> true)).isEmpty();
  }

  @Test
  void aRidgeOfNothingIsRefused() {
    assertThatThrownBy(() -> SETTINGS.withRidge(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ridge");
  }

  private static void add(InteractionMatrix people, Interactions row) {
    people.put("person-" + people.people(), row);
  }

  private static InteractionMatrix people(Random random) {
    InteractionMatrix people = new InteractionMatrix();
    for (int i = 0; i < 200; i++) {
      add(
          people,
          row(
              5,
              ITEMS.get(random.nextInt(5)),
              ITEMS.get(random.nextInt(5)),
              ITEMS.get(random.nextInt(5))));
    }
    return people;
  }

  private static ItemGraph graph(InteractionMatrix people) {
    return graph(people, SETTINGS);
  }

  private static ItemGraph graph(InteractionMatrix people, GraphSettings settings) {
    return ItemGraph.of(new GramMatrix(people, settings, ITEMS, NOW), settings);
  }

  private static Interactions row(double mass, String... items) {
    Interactions.Builder builder = new Interactions.Builder();
    Arrays.stream(items)
        .distinct()
        .forEach(item -> builder.add(SeenItems.fingerprint(item), SeenItems.units(mass), mass, 0));
    return builder.build();
  }

  private static SeenItems bought(String... items) {
    SeenItems row = SeenItems.NONE;
    for (String item : items) {
      row = Rows.of(row, item, 5);
    }
    return row;
  }
}
