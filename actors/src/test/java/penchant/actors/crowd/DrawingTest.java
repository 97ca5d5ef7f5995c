package penchant.actors.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawingTest {

  private static final List<String> USERS =
      IntStream.range(0, 10_000).mapToObj(i -> "user-" + i).toList();

  @Test
  void everybodyIsDrawnWhileTheyAreFew() {
    Drawing drawing = new Drawing(10_000);

    assertThat(drawing.narrowsTo(10_000)).isFalse();
    assertThat(USERS).allMatch(drawing::draws);
    assertThat(drawing.oneStandsFor()).isEqualTo(1);
  }

  @Test
  void ofTooManyAShareIsDrawnThatIsHalvedAsOftenAsNeeded() {
    Drawing drawing = new Drawing(3_000);

    assertThat(drawing.narrowsTo(10_000)).isTrue();

    assertThat(drawing.oneStandsFor()).isEqualTo(4);
    assertThat(USERS.stream().filter(drawing::draws).count()).isBetween(2_300L, 2_700L);
  }

  @Test
  void whoIsInTheSmallerShareWasInTheLarger() {
    Drawing large = new Drawing(5_000);
    Drawing small = new Drawing(1_000);
    large.narrowsTo(10_000);
    small.narrowsTo(10_000);

    assertThat(USERS.stream().filter(small::draws)).isNotEmpty().allMatch(large::draws);
  }
}
