package penchant.actors.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import penchant.domain.clustering.Sample;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

class DrawnTest {

  private static List<Sample> samples(int count) {
    float[] vector = new float[1_024];
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      vector[i % vector.length] = 1;
      samples.add(new Sample(i, QuantisedVector.of(Embedding.directionOf(vector))));
    }
    return samples;
  }

  @Test
  void aLargeSampleTravelsInPartsThatFitIntoAMessageAndIsWholeAgain() {
    List<Sample> samples = samples(400);
    List<Drawn> parts = Drawn.parts(0, 7, samples);
    SampleDraw draw = new SampleDraw(1, 7, SampleDraw.Purpose.ROUND, 400, Instant.EPOCH);

    List<Boolean> complete = parts.stream().map(draw::take).toList();

    assertThat(parts)
        .hasSizeGreaterThan(1)
        .allMatch(part -> part.samples().size() * 1_024 < 180_000);
    assertThat(complete.subList(0, parts.size() - 1)).containsOnly(false);
    assertThat(complete.get(parts.size() - 1)).isTrue();
    assertThat(draw.all()).isEqualTo(samples);
  }

  @Test
  void aCohortThatHasDrawnNobodyHasAnswered() {
    SampleDraw draw = new SampleDraw(1, 7, SampleDraw.Purpose.ROUND, 0, Instant.EPOCH);

    assertThat(draw.take(Drawn.parts(0, 7, List.of()).get(0))).isTrue();
  }
}
