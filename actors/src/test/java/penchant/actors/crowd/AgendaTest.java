package penchant.actors.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AgendaTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration SHORT = Duration.ofMillis(10);

  private final Agenda agenda = new Agenda(Duration.ofMinutes(10), 20);

  @Test
  void theFirstIsDueAtOnceUnlessNobodyDidAnything() {
    assertThat(agenda.isDue(0, 0, NOON)).isFalse();
    assertThat(agenda.isDue(1, 1, NOON)).isTrue();
  }

  @Test
  void withoutAnythingNewNoneIsDue() {
    agenda.made(100, 7, NOON, SHORT);

    assertThat(agenda.isDue(100, 7, NOON.plus(Duration.ofHours(9)))).isFalse();
    assertThat(agenda.isDue(100, 8, NOON.plus(Duration.ofHours(9)))).isTrue();
  }

  @Test
  void anotherIsDueAfterAWhileOrWhenMuchCame() {
    agenda.made(100, 7, NOON, SHORT);

    assertThat(agenda.isDue(149, 56, NOON.plus(Duration.ofMinutes(9)))).isFalse();
    assertThat(agenda.isDue(150, 57, NOON.plus(Duration.ofMinutes(9)))).isTrue();
    assertThat(agenda.isDue(101, 8, NOON.plus(Duration.ofMinutes(10)))).isTrue();
  }

  @Test
  void itRestsTwentyTimesAsLongAsItTook() {
    agenda.made(100, 7, NOON, Duration.ofMinutes(1));

    assertThat(agenda.isDue(101, 907, NOON.plus(Duration.ofMinutes(19)))).isFalse();
    assertThat(agenda.isDue(101, 907, NOON.plus(Duration.ofMinutes(20)))).isTrue();
  }

  @Test
  void afterMuchHasComeItPausesOnlyAsLongAsItTook() {
    agenda.made(100, 7, NOON, Duration.ofMinutes(1));

    assertThat(agenda.isDue(150, 57, NOON.plusSeconds(59))).isFalse();
    assertThat(agenda.isDue(150, 57, NOON.plusSeconds(60))).isTrue();
  }
}
