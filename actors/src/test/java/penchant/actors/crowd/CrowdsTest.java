package penchant.actors.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import penchant.domain.behavior.EventWeights;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.GraphFit;
import penchant.domain.graph.ItemGraph;
import penchant.domain.graph.Links;
import penchant.domain.graph.RowValue;
import penchant.domain.interest.Fold;
import penchant.domain.learning.LearnedBlend;
import penchant.domain.ranking.CrowdVersion;
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.RankingSettings;
import penchant.domain.ranking.Trends;
import penchant.domain.vector.VectorSpace;

class CrowdsTest {

  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final GraphFit FADING =
      new GraphFit(50, Optional.of(new HalfLife(Duration.ofDays(30))));
  private static final Fold FOLD =
      Fold.named(
          "test",
          new VectorSpace("s", 2),
          new HalfLife(Duration.ofDays(45)),
          new HalfLife(Duration.ofDays(7)),
          EventWeights.standard(),
          30,
          8,
          0.6,
          8,
          1000);

  private final ActorTestKit kit =
      ActorTestKit.create(ManualTime.config().withFallback(ConfigFactory.load()));
  private final ManualTime time = ManualTime.get(kit.system());
  private final TestProbe<Object> probe = kit.createTestProbe();
  private final StoreInMemory store = new StoreInMemory();
  private final Ranker bare = new Ranker(RankingSettings.standard(), FOLD);
  private final Crowds crowds = new Crowds(bare, store, true, Runnable::run);

  @BeforeEach
  void follow() {
    kit.spawn(crowds.follow());
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void beforeAnythingIsPublishedListsAreMadeWithoutACrowd() {
    time.timePasses(LOOK);

    assertThat(crowds.get()).isSameAs(bare);
  }

  @Test
  void whatIsPublishedIsTakenUpAndWhatDidNotChangeIsNotReadAgain() {
    MadeGraph made = graph(GraphFit.lasting(50));
    store.publish(4, made);
    store.publish(5, Trends.NONE);
    awaitVersion(new CrowdVersion(4, 5, 0));
    store.graphs.clear();
    store.publish(6, Trends.of(Map.of("cup", new float[6])));

    awaitVersion(new CrowdVersion(4, 6, 0));
    assertThat(crowds.get().crowd().graph()).isSameAs(made.graph());
  }

  @Test
  void whileTheStoreIsAwayTheLastOneStays() {
    store.publish(4, graph(GraphFit.lasting(50)));
    awaitVersion(new CrowdVersion(4, 0, 0));
    store.isAway = true;
    time.timePasses(LOOK);
    time.timePasses(LOOK);
    assertThat(crowds.get().crowd().version()).isEqualTo(new CrowdVersion(4, 0, 0));
    store.isAway = false;
    store.publish(9, graph(GraphFit.lasting(50)));

    awaitVersion(new CrowdVersion(9, 0, 0));
  }

  @Test
  void aLearnedBlendIsTakenUpWithWhereItComesFrom() {
    LearnedBlend learned = LearnedBlends.of(7);
    store.publish(3, graph(learned.graph()));
    store.publish(4, learned);

    awaitVersion(new CrowdVersion(3, 0, 4));
    assertThat(crowds.get().blend().toArray()).isEqualTo(learned.blend().toArray());
    assertThat(crowds.learned()).contains(learned);
  }

  @Test
  void aBlendOfAnotherFitCountsTogetherWithItsGraphAndUntilThenBothStayAsTheyAre() {
    LearnedBlend before = LearnedBlends.of(7);
    store.publish(3, graph(before.graph()));
    store.publish(4, before);
    awaitVersion(new CrowdVersion(3, 0, 4));
    LearnedBlend after = LearnedBlends.of(8, FADING);
    store.publish(5, after);
    store.publish(6, Trends.NONE);

    awaitVersion(new CrowdVersion(3, 6, 4));
    assertThat(crowds.learned()).contains(before);
    assertThat(crowds.wantedGraph()).contains(FADING);
    store.publish(7, graph(FADING));

    awaitVersion(new CrowdVersion(7, 6, 5));
    assertThat(crowds.learned()).contains(after);
  }

  @Test
  void aNodeThatStartsWhileABlendWaitsForItsGraphGoesByTheConfiguredWeights() {
    store.publish(3, graph(GraphFit.lasting(50)));
    store.publish(4, LearnedBlends.of(8, FADING));

    awaitVersion(new CrowdVersion(3, 0, 0));
    assertThat(crowds.get().blend().toArray()).isEqualTo(bare.blend().toArray());
    assertThat(crowds.learned()).isEmpty();
    store.publish(5, graph(FADING));

    awaitVersion(new CrowdVersion(5, 0, 4));
  }

  @Test
  void aBlendOfFeaturesThatAreNotKnownHereLeavesTheConfiguredWeightsInForce() {
    store.publish(3, graph(GraphFit.lasting(500)));
    store.publish(4, LearnedBlends.of(7));
    awaitVersion(new CrowdVersion(3, 0, 4));
    store.publishForeignBlend(5);

    awaitVersion(new CrowdVersion(3, 0, 0));
    assertThat(crowds.get().blend().toArray()).isEqualTo(bare.blend().toArray());
    assertThat(crowds.learned()).isEmpty();
  }

  @Test
  void whereLearningIsSwitchedOffALearnedBlendDoesNotCount() {
    Crowds configured = new Crowds(bare, store, false, Runnable::run);
    kit.spawn(configured.follow());
    store.publish(2, graph(GraphFit.lasting(500)));
    store.publish(3, Trends.NONE);
    store.publish(4, LearnedBlends.of(7));

    awaitVersion(new CrowdVersion(2, 3, 4));
    probe.awaitAssert(
        () -> {
          assertThat(configured.get().crowd().version()).isEqualTo(new CrowdVersion(2, 3, 0));
          return null;
        });
    assertThat(configured.get().blend().toArray()).isEqualTo(bare.blend().toArray());
  }

  private void awaitVersion(CrowdVersion version) {
    probe.awaitAssert(
        () -> {
          time.timePasses(LOOK);
          assertThat(crowds.get().crowd().version()).isEqualTo(version);
          return null;
        });
  }

  private static MadeGraph graph(GraphFit fit) {
    return new MadeGraph(
        ItemGraph.of(
            new String[] {"cup"},
            new Links[] {Links.toAll(new float[] {0})},
            new RowValue(0.2, fit.halfLife())),
        fit.ridge());
  }
}
