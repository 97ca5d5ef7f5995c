package penchant.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static penchant.domain.catalogue.Items.item;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import penchant.domain.catalogue.CatalogueChange.Delete;
import penchant.domain.catalogue.CatalogueChange.Put;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.VectorSpace;

class CatalogueTest {

  private static final VectorSpace PLANE = new VectorSpace("plane", 2);

  private final Catalogue empty = Catalogue.empty(PLANE);

  @Test
  void anItemThatWasPutIsFound() {
    Item lamp = item("lamp", 1, 0);

    Catalogue catalogue = empty.with(List.of(new Put(lamp, 7)));

    assertThat(catalogue.find("lamp")).contains(lamp);
    assertThat(catalogue.find("chair")).isEmpty();
    assertThat(catalogue.size()).isEqualTo(1);
    assertThat(catalogue.version()).isEqualTo(7);
  }

  @Test
  void whatAppearsLaterIsNewAndNoNewerThanTheRest() {
    Instant then = Items.START.plusSeconds(10);
    Catalogue catalogue =
        empty.with(
            List.of(
                new Put(item("old", 1, 0), 1),
                new Put(Items.at(item("soon", 0, 1), then.plusSeconds(1)), 2),
                new Put(Items.at(item("late", 1, 1), then.plusSeconds(9_000)), 3)));

    Catalogue seen = catalogue.asOf(then);

    assertThat(seen.items())
        .containsExactlyInAnyOrder(
            item("old", 1, 0),
            Items.at(item("soon", 0, 1), then),
            Items.at(item("late", 1, 1), then));
    assertThat(catalogue.asOf(then.plusSeconds(9_000))).isSameAs(catalogue);
  }

  @Test
  void aSnapshotDoesNotChangeWhenItsSuccessorDoes() {
    Catalogue before =
        empty.with(List.of(new Put(item("a", 1, 0), 1), new Put(item("b", 0, 1), 2)));

    Catalogue after =
        before.with(
            List.of(new Delete("a", 3), new Put(item("b", 1, 1), 4), new Put(item("c", 1, 0), 5)));

    assertThat(before.items()).containsExactlyInAnyOrder(item("a", 1, 0), item("b", 0, 1));
    assertThat(after.items()).containsExactlyInAnyOrder(item("b", 1, 1), item("c", 1, 0));
  }

  @Test
  void aChangeThatComesLateDoesNotUndoANewerOne() {
    Catalogue catalogue = empty.with(List.of(new Put(item("a", 0, 1), 9)));

    assertThat(catalogue.with(List.of(new Put(item("a", 1, 0), 8)))).isSameAs(catalogue);
    assertThat(catalogue.with(List.of(new Delete("a", 9)))).isSameAs(catalogue);
  }

  @Test
  void aDeletedItemDoesNotComeBackWithAnOldPut() {
    Catalogue catalogue = empty.with(List.of(new Delete("a", 5)));

    assertThat(catalogue.with(List.of(new Put(item("a", 1, 0), 4))).find("a")).isEmpty();
    assertThat(catalogue.with(List.of(new Put(item("a", 1, 0), 6))).find("a")).isPresent();
    assertThat(catalogue.revision("a")).isEqualTo(5);
  }

  @Test
  void aVectorOfOtherDimensionsIsRefusedWithBothLengthsAndTheSpace() {
    assertThatThrownBy(() -> empty.with(List.of(new Put(item("a", 1, 0, 0), 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a'")
        .hasMessageContaining("3 numbers")
        .hasMessageContaining("holds 2")
        .hasMessageContaining("plane");
  }

  @Test
  void theSameChangesInAnyOrderAndInAnyBatchesGiveTheSameItems() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      List<CatalogueChange> changes = new ArrayList<>();
      for (int revision = 1; revision <= 2_000; revision++) {
        String id = "i" + random.nextInt(600);
        changes.add(
            random.nextInt(3) == 0
                ? new Delete(id, revision)
                : new Put(item(id, revision, 1), revision));
      }
      Catalogue inOrder = empty.with(changes);

      List<CatalogueChange> shuffled = new ArrayList<>(changes);
      shuffled.addAll(changes.subList(0, 500));
      Collections.shuffle(shuffled, random);
      Catalogue other = empty;
      for (int from = 0; from < shuffled.size(); from += 100) {
        other = other.with(shuffled.subList(from, Math.min(from + 100, shuffled.size())));
      }

      assertThat(new HashSet<>(other.items()))
          .as("seed %d", seed)
          .isEqualTo(Set.copyOf(inOrder.items()));
      assertThat(other.size()).isEqualTo(inOrder.size()).isEqualTo(other.items().size());
      assertThat(other.version()).isEqualTo(inOrder.version());
      assertThat(other.mean()).isEqualTo(inOrder.mean());
      for (Item item : other.items()) {
        assertThat(other.find(item.id())).contains(item);
      }
    }
  }

  @Test
  void nearestItemsComeNearestFirstAndTiesById() {
    Catalogue catalogue =
        empty.with(
            Items.puts(
                List.of(item("far", -1, 0), item("b", 1, 0), item("near", 2, 1), item("a", 3, 0))));

    List<Item> nearest =
        catalogue.nearest(Embedding.directionOf(new float[] {1, 0}), 3, item -> true);

    assertThat(nearest).extracting(Item::id).containsExactly("a", "b", "near");
  }

  @Test
  void nearestItemsPassTheFilter() {
    Catalogue catalogue =
        empty.with(Items.puts(List.of(item("a", 1, 0), Items.hidden(item("b", 1, 0)))));

    assertThat(
            catalogue.nearest(Embedding.directionOf(new float[] {1, 0}), 5, item -> !item.hidden()))
        .extracting(Item::id)
        .containsExactly("a");
  }

  @Test
  void theMeanIsThatOfTheVectors() {
    Catalogue catalogue = empty.with(Items.puts(List.of(item("a", 1, 0), item("b", 0, 1))));

    assertThat(catalogue.mean()).containsExactly(0.5f, 0.5f);
    assertThat(empty.mean()).isEmpty();
  }

  @Test
  void inALargeCatalogueSketchesMissFewOfTheNearest() {
    int dimensions = 384;
    Catalogue catalogue =
        Catalogue.empty(new VectorSpace("large", dimensions))
            .with(Items.puts(Items.random(6_000, dimensions, 1)));
    int found = 0;

    for (Item query : Items.random(20, dimensions, 1)) {
      Set<Item> exact = Set.copyOf(catalogue.nearest(query.vector(), 100, item -> true));
      List<Item> near = catalogue.near(query.vector(), 100, item -> true);
      assertThat(near).hasSize(100).doesNotHaveDuplicates();
      found += (int) near.stream().filter(exact::contains).count();
    }

    assertThat(found).isGreaterThan(20 * 97);
  }

  @Test
  void sketchesFollowChangesAndNarrowFilters() {
    int dimensions = 64;
    List<Item> items = Items.random(5_000, dimensions, 2);
    Catalogue catalogue = Catalogue.empty(new VectorSpace("s", dimensions)).with(Items.puts(items));
    Random random = new Random(3);
    for (int round = 0; round < 20; round++) {
      List<CatalogueChange> changes = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String id = "i" + random.nextInt(5_000);
        changes.add(
            i % 2 == 0
                ? new Delete(id, round + 2)
                : new Put(item(id, Items.gaussian(random, dimensions)), round + 2));
      }
      catalogue = catalogue.with(changes);
    }

    for (Item item : catalogue.items().subList(0, 500)) {
      assertThat(catalogue.near(item.vector(), 1, other -> true)).containsExactly(item);
    }
    Item one = catalogue.items().stream().min(Comparator.comparing(Item::id)).orElseThrow();
    assertThat(catalogue.near(items.get(7).vector(), 10, item -> item.id().equals(one.id())))
        .containsExactly(one);
  }
}
