package penchant.domain.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SeenItemsTest {

  @Test
  void anItemMetTwiceIsOneItemWithTheSumOfBothWeights() {
    SeenItems seen = SeenItems.NONE.with("spade", 5).with("rake", 1.5).with("spade", -2);

    assertThat(seen.size()).isEqualTo(2);
    assertThat(massOf(seen, "spade")).isEqualTo(3);
    assertThat(massOf(seen, "rake")).isEqualTo(1.5);
  }

  @Test
  void anItemThatWasOnlyMetIsKeptWithNoMass() {
    SeenItems seen = SeenItems.NONE.with("spade", 0);

    assertThat(seen.contains("spade")).isTrue();
    assertThat(massOf(seen, "spade")).isZero();
  }

  @Property(tries = 50)
  void theOrderOfEventsAndASnapshotInBetweenChangeNothing(@ForAll Random random) {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      events.add("item-" + random.nextInt(40));
    }
    SeenItems inOrder = all(events, SeenItems.NONE);

    Collections.shuffle(events, random);
    SeenItems half = all(events.subList(0, 90), SeenItems.NONE);
    SeenItems readBack = SeenItems.of(half.toSortedArray(), half.sums());
    SeenItems shuffled = all(events.subList(90, 200), readBack);

    assertThat(shuffled).isEqualTo(inOrder);
    assertThat(shuffled.size()).isEqualTo(inOrder.toSortedArray().length);
  }

  private static SeenItems all(List<String> events, SeenItems seen) {
    SeenItems next = seen;
    for (String item : events) {
      next = next.with(item, 0.1 + item.length());
    }
    return next;
  }

  private static double massOf(SeenItems seen, String item) {
    long[] items = seen.toSortedArray();
    for (int i = 0; i < items.length; i++) {
      if (items[i] == SeenItems.fingerprint(item)) {
        return seen.masses()[i];
      }
    }
    return Double.NaN;
  }
}
