package penchant.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static penchant.domain.catalogue.Items.item;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplorationTest {

  private static final Exploration THIRD_OF_TEN = new Exploration(3, 10);

  private final List<ScoredItem> row = row(50);

  @Test
  void theSameListDrawsTheSameItemAndAllOfThePoolAreDrawnAsOftenAsTheirPropensitySays() {
    Map<String, Integer> drawn = new HashMap<>();
    int lists = 20_000;

    for (int i = 0; i < lists; i++) {
      ListId id = new ListId("1-2-3-" + i);
      Exploration.Drawn one = THIRD_OF_TEN.draw(row, id).orElseThrow();
      assertThat(THIRD_OF_TEN.draw(row, id)).contains(one);
      assertThat(one.propensity()).isEqualTo(0.1);
      drawn.merge(one.item().item().id(), 1, Integer::sum);
    }

    assertThat(drawn.keySet())
        .containsExactlyInAnyOrder(
            "i6", "i7", "i8", "i9", "i10", "i11", "i12", "i13", "i14", "i15");
    assertThat(drawn.values())
        .allSatisfy(times -> assertThat(times / (double) lists).isCloseTo(0.1, within(0.01)));
  }

  @Test
  void aShortRowHasASmallerPoolAndAShorterOneNone() {
    ListId id = new ListId("1-2-3-4");

    assertThat(THIRD_OF_TEN.draw(row(8), id).orElseThrow().propensity()).isEqualTo(0.5);
    assertThat(THIRD_OF_TEN.draw(row(6), id)).isEmpty();
    assertThat(new Exploration(0, 10).draw(row, id)).isEmpty();
  }

  @Test
  void whatIsDrawnStandsInItsPlaceAndNowhereElse() {
    Exploration.Drawn drawn = THIRD_OF_TEN.draw(row, new ListId("1-2-3-4")).orElseThrow();
    List<ScoredItem> others = new ArrayList<>(row);
    others.remove(drawn.item());

    THIRD_OF_TEN.place(drawn, others);

    assertThat(others).hasSize(50).doesNotHaveDuplicates();
    assertThat(others.get(2)).isEqualTo(drawn.item());
  }

  private static List<ScoredItem> row(int size) {
    List<ScoredItem> row = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      row.add(new ScoredItem(item("i" + i, 1, i, 0), 0, 0, 0, 0, 0, 0, 1 - i * 0.01, 0, 0, 0));
    }
    return row;
  }
}
