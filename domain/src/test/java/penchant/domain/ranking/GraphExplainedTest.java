package penchant.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventWeights;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Items;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.ItemGraph;
import penchant.domain.graph.Links;
import penchant.domain.graph.RowValue;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.interest.SeenItems;
import penchant.domain.interest.TracedFold;
import penchant.domain.network.Networks;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;

class GraphExplainedTest {

  private static final VectorSpace SPACE = new VectorSpace("space", 2);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Fold FOLD =
      Fold.named(
          "test",
          SPACE,
          new HalfLife(Duration.ofDays(45)),
          new HalfLife(Duration.ofDays(7)),
          EventWeights.standard(),
          30,
          8,
          0.6,
          8,
          1_000);
  private static final Catalogue CATALOGUE =
      Catalogue.empty(SPACE)
          .with(
              Items.puts(
                  List.of(
                      Items.item("cup", new float[] {1, 0}),
                      Items.item("spade", new float[] {0, 1}),
                      Items.item("saucer", new float[] {1, 0.1f}))));

  private final TracedFold history = new TracedFold(FOLD);
  private final Ranker ranker = ranker(Optional.empty());

  private static Ranker ranker(Optional<Blend> blend) {
    return new Ranker(RankingSettings.standard(), FOLD)
        .with(new Crowd(new CrowdVersion(1, 0, 0), graph(), Trends.NONE, blend, Networks.NONE));
  }

  @Test
  void whatTheGraphGivesIsSharedOutToTheEventsWithTheItemsItComesFrom() {
    did(BehaviorType.PURCHASE, "cup", 0);
    did(BehaviorType.VIEW, "cup", 1);
    did(BehaviorType.PURCHASE, "spade", 2);

    RankedItem saucer = saucer(ranker);

    double part = saucer.parts().getOrDefault("graph", 0.0);
    double bought = share(saucer, BehaviorType.PURCHASE, "cup");
    double viewed = share(saucer, BehaviorType.VIEW, "cup");
    assertThat(part).isPositive();
    assertThat(bought).isCloseTo(5 * viewed, within(1e-9));
    assertThat(bought + viewed + share(saucer, BehaviorType.PURCHASE, "spade"))
        .isCloseTo(part, within(1e-9));
    assertThat(saucer.explanation().orElseThrow().rest().get("graph")).isCloseTo(0, within(1e-9));
  }

  @Test
  void ofASpreadTheMeanIsOwedToNoEvent() {
    did(BehaviorType.PURCHASE, "cup", 0);
    did(BehaviorType.PURCHASE, "spade", 2);

    RankedItem saucer = saucer(ranker(Optional.of(Blend.of(Map.of("graph-spread", 0.5)))));

    // Scores 0, 0 and s: the saucer lies s/3 above the mean twice over, which is sqrt(2)
    // deviations.
    double cup = share(saucer, BehaviorType.PURCHASE, "cup");
    double spade = share(saucer, BehaviorType.PURCHASE, "spade");
    assertThat(saucer.parts().get("graph")).isCloseTo(0.5 * Math.sqrt(2), within(1e-6));
    assertThat(cup + spade).isCloseTo(0.75 * Math.sqrt(2), within(1e-6));
    assertThat(cup).isCloseTo(5 * spade, within(1e-6));
    assertThat(saucer.explanation().orElseThrow().rest().get("graph"))
        .isCloseTo(-0.25 * Math.sqrt(2), within(1e-6));
  }

  @Test
  void anEventWithoutAVectorHasItsShareOfTheGraph() {
    did(BehaviorType.PURCHASE, "cup", 0, Optional.empty());

    RankedItem saucer = saucer(ranker);

    assertThat(share(saucer, BehaviorType.PURCHASE, "cup"))
        .isPositive()
        .isCloseTo(saucer.parts().getOrDefault("graph", 0.0), within(1e-9));
  }

  private RankedItem saucer(Ranker by) {
    return by.because(
        history.profile(),
        history.events(),
        CATALOGUE.find("saucer").orElseThrow(),
        ClusterModel.EMPTY,
        CATALOGUE,
        10);
  }

  private static double share(RankedItem ranked, BehaviorType type, String item) {
    return ranked.explanation().orElseThrow().events().stream()
        .filter(event -> event.type() == type && event.item().equals(Optional.of(item)))
        .mapToDouble(event -> event.parts().getOrDefault("graph", 0.0))
        .sum();
  }

  private void did(BehaviorType type, String item, int minutes) {
    float[] direction = item.equals("spade") ? new float[] {0, 1} : new float[] {1, 0};
    did(type, item, minutes, Optional.of(QuantisedVector.of(Embedding.directionOf(direction))));
  }

  private void did(BehaviorType type, String item, int minutes, Optional<QuantisedVector> vector) {
    history.add(
        new BehaviorRecorded(
            new Behavior(
                EventKey.NONE,
                type,
                Optional.of(item),
                "",
                OptionalDouble.empty(),
                NOON.plus(Duration.ofMinutes(minutes)),
                new TreeMap<>(),
                vector,
                vector.isPresent() ? SPACE.id() : "",
                false)));
  }

  /** From a cup to a saucer leads much, from a spade a little. */
  private static ItemGraph graph() {
    String[] ids =
        Stream.of("cup", "spade", "saucer")
            .sorted(Comparator.comparingLong(SeenItems::fingerprint))
            .toArray(String[]::new);
    float[][] weights = new float[3][3];
    for (int from = 0; from < 3; from++) {
      for (int to = 0; to < 3; to++) {
        if (ids[to].equals("saucer") && from != to) {
          weights[from][to] = ids[from].equals("cup") ? 0.5f : 0.1f;
        }
      }
    }
    return ItemGraph.of(
        ids, Arrays.stream(weights).map(Links::toAll).toArray(Links[]::new), RowValue.lasting(0.2));
  }
}
