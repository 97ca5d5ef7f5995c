package penchant.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrendsTest {

  private static final long NOW = Duration.ofDays(20_000).toMillis();

  @Test
  void whatIsDoneLatelyAndWhatWasDoneForLongAreToldApart() {
    Trends.Builder builder = new Trends.Builder(NOW);
    for (int day = 100; day < 130; day++) {
      builder.add("classic", 5, NOW - Duration.ofDays(day).toMillis());
    }
    for (int hour = 0; hour < 10; hour++) {
      builder.add("craze", 5, NOW - Duration.ofHours(hour).toMillis());
    }
    Trends trends = builder.build();

    assertThat(trends.always("classic")).isGreaterThan(trends.always("craze"));
    assertThat(trends.lately("craze")).isGreaterThan(trends.lately("classic"));
  }

  @Test
  void whatNobodyDidAnythingWithOrOnlySentBackHasNoTrend() {
    Trends.Builder builder = new Trends.Builder(NOW);
    builder.add("sent back", -5, NOW);
    Trends trends = builder.build();

    assertThat(trends.always("sent back")).isZero();
    assertThat(trends.always("never heard of")).isZero();
  }

  @Test
  void theUnitOfWeightsDoesNotMatter() {
    Trends.Builder small = new Trends.Builder(NOW);
    Trends.Builder large = new Trends.Builder(NOW);
    for (int i = 1; i < 5; i++) {
      small.add("item-" + i, i, NOW);
      large.add("item-" + i, 100.0 * i, NOW);
    }

    assertThat(small.build().always("item-3")).isEqualTo(large.build().always("item-3"));
  }
}
