package penchant.infra.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import penchant.actors.crowd.MadeGraph;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.GraphFit;
import penchant.domain.graph.ItemGraph;
import penchant.domain.graph.Links;
import penchant.domain.graph.RowValue;
import penchant.domain.interest.SeenItems;
import penchant.domain.learning.LearnedBlend;
import penchant.domain.learning.Trial;
import penchant.domain.network.Attention;
import penchant.domain.network.Networks;
import penchant.domain.network.ThetaNetwork;
import penchant.domain.ranking.Blend;
import penchant.domain.ranking.Trends;
import penchant.domain.vector.VectorSpace;

class CrowdCodecTest {

  private static final GraphFit FIT =
      new GraphFit(150, Optional.of(new HalfLife(Duration.ofDays(60))));
  private static final RowValue ROWS = new RowValue(0.2, FIT.halfLife());
  private static final Networks NETWORKS =
      new Networks(
          Optional.of(
              Attention.untrained(new VectorSpace("space", 3), new HalfLife(Duration.ofDays(3)))),
          Optional.of(ThetaNetwork.untrained("space", 3, 0.1)));

  @Test
  void aGraphComesBackBitForBit() {
    String[] ids =
        Stream.of("cup", "a saucer / 50 %", "\uD83E\uDED6")
            .sorted(Comparator.comparingLong(SeenItems::fingerprint))
            .toArray(String[]::new);
    Links[] links = {
      Links.toAll(new float[] {0, 0.5f, -1e-30f}),
      Links.toSome(new int[] {0, 2}, new float[] {Float.MIN_VALUE, 3}),
      Links.toSome(new int[0], new float[0])
    };
    ItemGraph graph = ItemGraph.of(ids, links, ROWS);

    MadeGraph made = CrowdCodec.graph(CrowdCodec.bytes(new MadeGraph(graph, 0.1)));

    ItemGraph read = made.graph();
    assertThat(made.ridge()).isEqualTo(0.1);
    assertThat(read.ids()).isEqualTo(graph.ids());
    assertThat(read.rows()).isEqualTo(ROWS);
    for (int i = 0; i < ids.length; i++) {
      assertThat(read.linksFrom(i)).usingRecursiveComparison().isEqualTo(links[i]);
    }
  }

  @Test
  void aLearnedBlendComesBackWithWhereItComesFrom() {
    Blend blend = Blend.of(Map.of("short", -0.1, "trend-weeks", 1e-17, "graph-spread", 3.0));
    LearnedBlend learned =
        new LearnedBlend(
            blend,
            NETWORKS,
            FIT,
            Instant.parse("2026-03-01T12:00:00Z"),
            120,
            new Trial(119, 0.2, 0.1, 0.03));

    LearnedBlend read = CrowdCodec.blend(CrowdCodec.bytes(learned));

    assertThat(read.blend().toArray()).isEqualTo(blend.toArray());
    assertThat(read.networks()).isEqualTo(NETWORKS);
    assertThat(read.graph()).isEqualTo(FIT);
    assertThat(read.now()).isEqualTo(learned.now());
    assertThat(read.people()).isEqualTo(120);
    assertThat(read.trial()).isEqualTo(learned.trial());
  }

  @Test
  void aGraphOfNothingComesBackToo() {
    MadeGraph nothing = new MadeGraph(ItemGraph.NONE, 150);

    MadeGraph read = CrowdCodec.graph(CrowdCodec.bytes(nothing));

    assertThat(read.ridge()).isEqualTo(150);
    assertThat(read.graph().size()).isZero();
    assertThat(read.graph().rows()).isEqualTo(ItemGraph.NONE.rows());
  }

  @Test
  void trendsComeBackBitForBit() {
    float[] values = {1, 2, 3, 0.25f, 5, 6};

    Trends read = CrowdCodec.trends(CrowdCodec.bytes(Trends.of(Map.of("cup", values))));

    assertThat(read.byItem()).containsOnlyKeys("cup");
    assertThat(read.byItem().get("cup")).isEqualTo(values);
  }

  @Test
  void whatIsCutShortOrOfAnotherFormatIsRefused() {
    byte[] bytes = CrowdCodec.bytes(Trends.of(Map.of("cup", new float[6])));
    byte[] other = bytes.clone();
    other[0] = 9;

    assertThatThrownBy(() -> CrowdCodec.trends(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cut short");
    assertThatThrownBy(() -> CrowdCodec.trends(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("format 9");
  }
}
