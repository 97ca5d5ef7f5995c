package penchant.domain.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SeenItemsTest {

  @Test
  void anItemMetTwiceIsOneItemWithTheSumOfBothWeights() {
    SeenItems seen =
        SeenItems.NONE.with("spade", 5, 30).with("rake", 1.5, 10).with("spade", -2, 20);

    assertThat(seen.size()).isEqualTo(2);
    assertThat(massOf(seen, "spade")).isEqualTo(3);
    assertThat(massOf(seen, "rake")).isEqualTo(1.5);
  }

  @Test
  void anItemWasMetLastAtTheNewestTimeInWhateverOrderTheEventsCame() {
    SeenItems seen = SeenItems.NONE.with("spade", 5, 30).with("rake", 1, 10).with("spade", 0, 20);

    assertThat(newestOf(seen, "spade")).isEqualTo(30);
    assertThat(newestOf(seen, "rake")).isEqualTo(10);
  }

  @Test
  void anItemThatWasOnlyMetIsKeptWithNoMass() {
    SeenItems seen = SeenItems.NONE.with("spade", 0, 1);

    assertThat(seen.contains("spade")).isTrue();
    assertThat(massOf(seen, "spade")).isZero();
  }

  @Property(tries = 50)
  void theOrderOfEventsAndASnapshotInBetweenChangeNothing(@ForAll Random random) {
    List<Met> events = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      events.add(new Met("item-" + random.nextInt(40), random.nextInt(1_000)));
    }
    SeenItems inOrder = all(events, SeenItems.NONE);

    Collections.shuffle(events, random);
    SeenItems half = all(events.subList(0, 90), SeenItems.NONE);
    SeenItems readBack = SeenItems.of(half.toSortedArray(), half.sums(), half.newestMillis());
    SeenItems shuffled = all(events.subList(90, 200), readBack);

    assertThat(shuffled).isEqualTo(inOrder);
    assertThat(shuffled.size()).isEqualTo(inOrder.toSortedArray().length);
  }

  private record Met(String item, long at) {}

  private static SeenItems all(List<Met> events, SeenItems seen) {
    SeenItems next = seen;
    for (Met met : events) {
      next = next.with(met.item, 0.1 + met.item.length(), met.at);
    }
    return next;
  }

  private static double massOf(SeenItems seen, String item) {
    return seen.masses()[place(seen, item)];
  }

  private static long newestOf(SeenItems seen, String item) {
    return seen.newestMillis()[place(seen, item)];
  }

  private static int place(SeenItems seen, String item) {
    return Arrays.binarySearch(seen.toSortedArray(), SeenItems.fingerprint(item));
  }
}
