package penchant.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BlendTest {

  @Test
  void aBlendComesBackFromTheNamesOfItsFeatures() {
    Blend blend = Blend.of(RankingSettings.standard().weights());

    assertThat(Blend.of(blend.byLabel()).toArray()).isEqualTo(blend.toArray());
  }

  @Test
  void aFeatureThatThereWasNotWhenABlendWasLearnedCountsNothing() {
    Blend older = Blend.of(Map.of("short", 1.5, "graph-share", -2.0));

    assertThat(older.weight(Feature.SHORT)).isEqualTo(1.5);
    assertThat(older.weight(Feature.GRAPH_SHARE)).isEqualTo(-2);
    assertThat(older.weight(Feature.INTEREST)).isZero();
  }

  @Test
  void aBlendOfAFeatureThatIsNotKnownHereIsRefused() {
    Map<String, Double> newer = new TreeMap<>(Map.of("short", 1.5, "phase-of-the-moon", 0.2));

    assertThatThrownBy(() -> Blend.of(newer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("phase-of-the-moon");
  }
}
