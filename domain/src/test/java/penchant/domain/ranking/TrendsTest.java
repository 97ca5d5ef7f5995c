package penchant.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.InteractionMatrix;
import penchant.domain.graph.Interactions;
import penchant.domain.interest.SeenItems;

class TrendsTest {

  private static final long NOW = Duration.ofDays(20_000).toMillis();
  private static final HalfLife WEEK = new HalfLife(Duration.ofDays(7));
  private static final List<String> ITEMS =
      List.of("classic", "craze", "sent back", "item-1", "item-2", "item-3", "item-4");

  private final InteractionMatrix people = new InteractionMatrix();

  @Test
  void whatIsDoneLatelyAndWhatWasDoneForLongAreToldApart() {
    for (int day = 100; day < 130; day++) {
      did(people, "classic", 5, Duration.ofDays(day));
    }
    for (int hour = 0; hour < 10; hour++) {
      did(people, "craze", 5, Duration.ofHours(hour));
    }

    Trends trends = Trends.of(people, ITEMS, NOW, WEEK);

    assertThat(trends.always("classic")).isGreaterThan(trends.always("craze"));
    assertThat(trends.lately("craze")).isGreaterThan(trends.lately("classic"));
  }

  @Test
  void whatNobodyDidAnythingWithOrOnlySentBackHasNoTrend() {
    did(people, "sent back", -5, Duration.ZERO);
    did(people, "not in the catalogue", 5, Duration.ZERO);

    Trends trends = Trends.of(people, ITEMS, NOW, WEEK);

    assertThat(trends.byItem()).isEmpty();
    assertThat(trends.always("sent back")).isZero();
  }

  @Test
  void theUnitOfWeightsDoesNotMatter() {
    InteractionMatrix large = new InteractionMatrix();
    for (int i = 1; i < 5; i++) {
      did(people, "item-" + i, i, Duration.ZERO);
      did(large, "item-" + i, 128.0 * i, Duration.ZERO);
    }

    assertThat(Trends.of(people, ITEMS, NOW, WEEK).always("item-3"))
        .isEqualTo(Trends.of(large, ITEMS, NOW, WEEK).always("item-3"));
  }

  @Test
  void halfOfThePeopleCountForAll() {
    InteractionMatrix all = new InteractionMatrix();
    for (int i = 0; i < 20; i++) {
      did(all, "classic", 5, Duration.ofDays(i / 2));
      if (i % 2 == 0) {
        did(people, "classic", 5, Duration.ofDays(i / 2));
      }
    }
    people.keep(everybody -> true, 2);

    assertThat(Trends.of(people, ITEMS, NOW, WEEK).byItem().get("classic"))
        .isEqualTo(Trends.of(all, ITEMS, NOW, WEEK).byItem().get("classic"));
  }

  private static void did(InteractionMatrix people, String item, double mass, Duration ago) {
    Interactions.Builder row = new Interactions.Builder();
    row.add(SeenItems.fingerprint(item), SeenItems.units(mass), mass, NOW - ago.toMillis());
    people.put("person-" + people.people(), row.build());
  }
}
