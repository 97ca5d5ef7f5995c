package penchant.domain.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import penchant.domain.decay.DecayedSum;
import penchant.domain.graph.Interactions;
import penchant.domain.graph.InteractionsPage;
import penchant.domain.interest.SeenItems;

class InteractionsOfCohortsTest {

  private final CohortTable table = new CohortTable(3, Populations.HALF_LIFE);

  @Test
  void aRowSaysOfEachItemHowMuchAndHowLately() {
    report("ann", 1, item("cup", 5, 0), item("cup", 3, 1_000), item("saucer", 1, 2_000));

    Interactions ann = page(0, 100).rows().get(0).interactions();

    assertThat(ann.size()).isEqualTo(2);
    int cup = place(ann, "cup");
    assertThat(ann.mass(cup)).isEqualTo(8);
    assertThat(ann.newestMillis(cup)).isEqualTo(Populations.START + 1_000);
    assertThat(ann.decayed(cup)).isBetween(7.99, 8.0);
  }

  @Test
  void whatWasMetWithoutWeightIsInTheRowAndIsNotPopular() {
    report("ann", 1, item("cup", 0, 0));

    Interactions ann = page(0, 100).rows().get(0).interactions();

    assertThat(ann.mass(place(ann, "cup"))).isZero();
    assertThat(table.changesAfter(0).groups())
        .noneMatch(group -> group.deeds().containsKey(Deed.ofItem("cup")));
  }

  @Test
  void termsAreNoItems() {
    table.apply(
        new Contribution(
            "ann",
            1,
            1,
            Optional.empty(),
            List.of(new Deed(Deed.ofTerm("tea"), 2, Populations.START)),
            Optional.empty(),
            0));

    assertThat(page(0, 100).rows().get(0).interactions().size()).isZero();
  }

  @Test
  void pageByPageEveryRowComesOnceAndAfterwardsOnlyThoseThatChanged() {
    for (int i = 0; i < 7; i++) {
      report("user" + i, 1, item("cup", 1, i), item("saucer", 1, i));
    }
    List<String> told = new ArrayList<>();
    InteractionsPage page = page(0, 8);
    page.rows().forEach(row -> told.add(row.user()));
    while (page.more()) {
      page = page(page.upTo(), 8);
      page.rows().forEach(row -> told.add(row.user()));
    }
    report("user3", 3, item("spoon", 1, 0));

    assertThat(told).hasSize(7).doesNotHaveDuplicates();
    assertThat(page(page.upTo(), 8).rows())
        .extracting(InteractionsPage.OfUser::user)
        .containsExactly("user3");
  }

  @Test
  void whoIsNotDrawnIsPassedOver() {
    report("ann", 1, item("cup", 1, 0));
    report("bob", 1, item("cup", 1, 0));

    InteractionsPage page = table.interactionsAfter(0, 100, "bob"::equals);

    assertThat(page.rows()).extracting(InteractionsPage.OfUser::user).containsExactly("bob");
    assertThat(page.users()).isEqualTo(2);
    assertThat(table.interactionsAfter(page.upTo(), 100, "bob"::equals).rows()).isEmpty();
  }

  @Test
  void ofSomebodyWithMoreItemsThanAPageHoldsTheNewestAreTold() {
    report("ann", 1, item("old", 1, 0), item("newer", 1, 5), item("newest", 1, 9));

    Interactions ann = page(0, 2).rows().get(0).interactions();

    assertThat(ann.size()).isEqualTo(2);
    assertThat(place(ann, "old")).isNegative();
  }

  @Test
  void aRowThatWasReadBackIsTold() {
    TreeMap<String, DeedSum> deeds = new TreeMap<>();
    deeds.put(Deed.ofItem("cup"), new DeedSum(new DecayedSum(2, Populations.START), 3 * 1024));
    table.restore(new CohortRow("ann", 4, Optional.empty(), false, OptionalLong.empty(), deeds));

    Interactions ann = page(0, 100).rows().get(0).interactions();

    assertThat(ann.mass(0)).isEqualTo(3);
    assertThat(ann.decayed(0)).isEqualTo(2);
  }

  private InteractionsPage page(long since, int most) {
    return table.interactionsAfter(since, most, everybody -> true);
  }

  private static int place(Interactions row, String item) {
    for (int i = 0; i < row.size(); i++) {
      if (row.item(i) == SeenItems.fingerprint(item)) {
        return i;
      }
    }
    return -1;
  }

  private void report(String user, long from, Deed... deeds) {
    table.apply(
        new Contribution(
            user,
            from,
            from + deeds.length - 1,
            Optional.empty(),
            List.of(deeds),
            Optional.empty(),
            0));
  }

  private static Deed item(String item, double weight, long after) {
    return new Deed(Deed.ofItem(item), weight, Populations.START + after);
  }
}
