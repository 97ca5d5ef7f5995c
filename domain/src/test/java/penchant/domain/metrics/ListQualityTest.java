package penchant.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import penchant.domain.vector.Embedding;

class ListQualityTest {

  private static final Map<String, Embedding> VECTORS =
      Map.of(
          "north", Embedding.directionOf(new float[] {0, 1}),
          "south", Embedding.directionOf(new float[] {0, -1}),
          "east", Embedding.directionOf(new float[] {1, 0}));
  private static final Map<String, Long> KINDS = Map.of("north", 1L, "south", 1L, "east", 2L);

  private final ListQuality quality =
      new ListQuality(
          item -> Optional.ofNullable(VECTORS.get(item)),
          item -> Optional.ofNullable(KINDS.get(item)),
          new Surprise(Map.of("north", 7, "east", 1), 7));

  @Test
  void theDistanceOfAListIsTheMeanOverItsPairs() {
    quality.add(List.of("north", "south", "east"), nothing());

    // Two right angles at a distance of 1, and one pair of opposites at 2.
    assertThat(quality.distance()).isCloseTo(4 / 3.0, within(1e-6));
  }

  @Test
  void noveltyIsTheMeanSelfInformationInBits() {
    quality.add(List.of("north", "east"), nothing());

    // Everybody met north: 0 bits. One of seven met east: log2(8 / 2) = 2 bits.
    assertThat(quality.novelty()).isCloseTo(1, within(1e-12));
  }

  @Test
  void whatNobodyMetIsTheMostNovelAndStillFinite() {
    quality.add(List.of("south"), nothing());

    assertThat(quality.novelty()).isCloseTo(3, within(1e-12));
  }

  @Test
  void aListOfThePersonsOwnMixDoesNotDiverge() {
    quality.add(List.of("north", "east"), mix(0.5, 0.5));

    assertThat(quality.divergence()).isCloseTo(0, within(1e-12));
  }

  @Test
  void aListThatLeavesOutHalfOfTheMixDivergesByWhatWasWorkedOutByHand() {
    quality.add(List.of("north", "south"), mix(0.5, 0.5));

    double expected = 0.5 * Math.log(0.5 / 0.995) + 0.5 * Math.log(0.5 / 0.005);
    assertThat(quality.divergence()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void onlyTheFirstTenCount() {
    List<String> list = new ArrayList<>(Collections.nCopies(10, "north"));
    list.add("east");

    quality.add(list, mix(1, 0));

    assertThat(quality.distance()).isCloseTo(0, within(1e-6));
    assertThat(quality.divergence()).isCloseTo(0, within(1e-12));
  }

  @Test
  void anEmptyListCountsForNothing() {
    quality.add(List.of(), mix(1, 0));

    assertThat(quality.novelty()).isZero();
  }

  private static SortedMap<Long, Double> nothing() {
    return Collections.emptySortedMap();
  }

  private static SortedMap<Long, Double> mix(double one, double other) {
    return new TreeMap<>(Map.of(1L, one, 2L, other));
  }
}
