package penchant.domain.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import penchant.domain.interest.Rows;
import penchant.domain.interest.SeenItems;

class ItemGraphTest {

  private static final List<String> ITEMS = List.of("cup", "saucer", "spade", "seeds", "rare");
  private static final GraphSettings SETTINGS = new GraphSettings(2, 2, 100, 0.2);

  @Test
  void whatGoesTogetherIsFoundForSomebodyWhoHasOneOfTheTwo() {
    GramMatrix gram = new GramMatrix(SETTINGS, ITEMS);
    for (int i = 0; i < 10; i++) {
      gram.add(bought("cup", "saucer"));
      gram.add(bought("spade", "seeds"));
    }

    Affinity affinity = ItemGraph.of(gram, SETTINGS).affinity(bought("cup"));

    assertThat(affinity.best(1, item -> !item.equals("cup"))).containsExactly("saucer");
    assertThat(affinity.share(SeenItems.fingerprint("saucer"))).isCloseTo(1, within(1e-9));
    assertThat(affinity.spread(SeenItems.fingerprint("seeds"))).isNegative();
  }

  @Test
  void theFilterIsThatOfTheClosedForm() {
    GramMatrix gram = new GramMatrix(SETTINGS, ITEMS);
    for (int i = 0; i < 3; i++) {
      gram.add(Rows.of(Map.of("cup", 1.0, "saucer", 1.0)));
    }
    gram.add(Rows.of(Map.of("cup", 1.0)));

    Affinity affinity = ItemGraph.of(gram, SETTINGS).affinity(Rows.of(Map.of("cup", 1.0)));

    // A mass of 1 counts 1/2: the Gram matrix is ((1, 3/4), (3/4, 3/4)), with the ridge on its
    // diagonal ((3, 3/4), (3/4, 11/4)). Of the inverse -P[cup][saucer] / P[saucer][saucer] is
    // (3/4) / 3, and the row holds 1/2 of a cup.
    assertThat(affinity.score("saucer")).isCloseTo(0.125, within(1e-6));
  }

  @Test
  void whatFewPeopleHaveAndWhatTheCatalogueDoesNotKnowIsLeftOut() {
    GramMatrix gram = new GramMatrix(SETTINGS, ITEMS);
    gram.add(bought("cup", "rare", "unknown"));
    gram.add(bought("cup", "unknown"));

    assertThat(ItemGraph.of(gram, SETTINGS).size()).isEqualTo(1);
  }

  @Test
  void somebodyWithoutHistoryHasNoAffinityToAnything() {
    GramMatrix gram = new GramMatrix(SETTINGS, ITEMS);
    gram.add(bought("cup", "saucer"));
    gram.add(bought("cup", "saucer"));
    ItemGraph graph = ItemGraph.of(gram, SETTINGS);

    assertThat(graph.affinity(SeenItems.NONE).best(5, item -> true)).isEmpty();
    assertThat(ItemGraph.NONE.affinity(bought("cup")).best(5, item -> true)).isEmpty();
  }

  @Property(tries = 20)
  void theOrderInWhichPeopleAreTakenInDoesNotMatter(@ForAll Random random) {
    List<SeenItems> people = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      people.add(
          bought(
              ITEMS.get(random.nextInt(5)),
              ITEMS.get(random.nextInt(5)),
              ITEMS.get(random.nextInt(5))));
    }
    GramMatrix one = new GramMatrix(SETTINGS, ITEMS);
    people.forEach(one::add);
    Collections.shuffle(people, random);
    GramMatrix other = new GramMatrix(SETTINGS, ITEMS);
    people.forEach(other::add);

    Affinity ofOne = ItemGraph.of(one, SETTINGS).affinity(bought("cup"));
    Affinity ofOther = ItemGraph.of(other, SETTINGS).affinity(bought("cup"));

    for (String item : ITEMS) {
      assertThat(ofOne.score(item)).isCloseTo(ofOther.score(item), within(1e-6));
    }
  }

  @Test
  void aRidgeOfNothingIsRefused() {
    assertThatThrownBy(() -> SETTINGS.withRidge(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ridge");
  }

  private static SeenItems bought(String... items) {
    SeenItems row = SeenItems.NONE;
    for (String item : items) {
      row = Rows.of(row, item, 5);
    }
    return row;
  }
}
