package penchant.actors.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import penchant.actors.clustering.Agenda.Step;
import penchant.domain.clustering.ClusteringState;

class AgendaTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private final Agenda agenda = new Agenda(Duration.ofHours(1), START);

  private Step stepAt(int second, boolean reseedDue) {
    return agenda.next(ClusteringState.EMPTY, reseedDue, true, true, START.plusSeconds(second));
  }

  @Test
  void afterASampleThatNotAllCohortsGaveRoundsAreHeldAndItIsTriedAgainLater() {
    agenda.news();
    Step first = stepAt(0, false);

    agenda.sampleFailed(START.plusSeconds(6));

    assertThat(first).isEqualTo(Step.SAMPLE);
    assertThat(stepAt(6, false)).isEqualTo(Step.ROUND);
    assertThat(stepAt(16, false)).isEqualTo(Step.ROUND);
    assertThat(stepAt(26, false)).isEqualTo(Step.SAMPLE);
  }

  @Test
  void whileClustersCannotBeFoundAnewRoundsGoOnWithThoseThatStand() {
    agenda.news();
    Step first = stepAt(0, true);

    agenda.sampleFailed(START.plusSeconds(6));

    assertThat(first).isEqualTo(Step.SEED);
    assertThat(stepAt(6, true)).isEqualTo(Step.ROUND);
    assertThat(stepAt(26, true)).isEqualTo(Step.SEED);
  }
}
