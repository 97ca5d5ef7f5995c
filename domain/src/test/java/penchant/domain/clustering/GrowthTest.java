package penchant.domain.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import penchant.domain.clustering.Counter.Kind;

class GrowthTest {

  private static final Counter.Key ONE_TO_TWO = new Counter.Key(Kind.MOVED, 1, 2);

  private final Growth growth = new Growth();

  private static List<Counter> people(double people) {
    return List.of(new Counter(ONE_TO_TWO, List.of(people)));
  }

  private double grown() {
    double[] sums = growth.of(Kind.MOVED).get(ONE_TO_TWO);
    return sums == null ? 0 : sums[0];
  }

  @Test
  void whatACohortHadCountedBeforeItWasHeardIsNoGrowth() {
    growth.take(3, 1, people(10));
    growth.take(3, 1, people(14));

    assertThat(grown()).isEqualTo(4);
  }

  @Test
  void aCohortThatStartedAnewCountsFromZero() {
    growth.take(3, 1, people(10));
    growth.take(3, 2, people(2));

    assertThat(grown()).isEqualTo(2);
  }

  @Test
  void whatWasToldIsNotToldAgain() {
    growth.take(3, 1, people(0));
    growth.take(3, 1, people(5));
    growth.told(Kind.MOVED);
    growth.take(3, 1, people(7));

    assertThat(grown()).isEqualTo(2);
    assertThat(Objects.requireNonNull(growth.of(Kind.STRAYED))).isEmpty();
  }

  @Test
  void whatIsAboutAClusterThatIsLongGoneIsForgottenAndTheRestIsNot() {
    Counter.Key gone = new Counter.Key(Kind.MOVED, 1, 9);
    growth.take(3, 1, List.of(new Counter(gone, List.of(50.0)), people(10).get(0)));
    growth.keep(id -> id != 9);

    growth.take(3, 1, List.of(new Counter(gone, List.of(2.0)), people(14).get(0)));

    assertThat(grown()).isEqualTo(4);
    assertThat(growth.of(Kind.MOVED))
        .hasEntrySatisfying(gone, sums -> assertThat(sums[0]).isEqualTo(2));
  }

  @Property(tries = 100)
  void lostDoubledAndOvertakenMessagesDoNoHarm(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    growth.take(3, 1, people(0));
    List<Integer> messages = new ArrayList<>();
    for (int count = 1; count < 20; count++) {
      for (int copies = random.nextInt(3); copies > 0; copies--) {
        messages.add(random.nextInt(messages.size() + 1), count);
      }
    }
    messages.add(20);

    Growth rough = new Growth();
    rough.take(3, 1, people(0));
    messages.forEach(count -> rough.take(3, 1, people(count)));

    assertThat(Objects.requireNonNull(rough.of(Kind.MOVED).get(ONE_TO_TWO))[0]).isEqualTo(20);
  }
}
