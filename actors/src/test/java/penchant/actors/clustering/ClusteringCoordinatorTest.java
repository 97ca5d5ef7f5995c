package penchant.actors.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import penchant.domain.clustering.Adaptivity;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.ClusteringEvent;
import penchant.domain.clustering.ClusteringEvent.Description;
import penchant.domain.clustering.ClusteringEvent.RoundHeld;
import penchant.domain.clustering.ClusteringState;
import penchant.domain.clustering.CohortChange;
import penchant.domain.clustering.Counter;
import penchant.domain.clustering.Mean;
import penchant.domain.clustering.RoundFact.ClusterDescribed;
import penchant.domain.clustering.audit.AuditFigures;
import penchant.domain.clustering.lineage.Chapter;
import penchant.domain.clustering.theta.ThetaFit;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

class ClusteringCoordinatorTest {

  private final SmallCluster cluster =
      new SmallCluster(new Adaptivity(4, 2, 10, 0.005, 0.025, 0.0075, 0.05, 0.01, 3, 3));

  @AfterEach
  void stop() {
    cluster.close();
  }

  private void people(int count, int axis) {
    for (int i = 0; i < count; i++) {
      cluster.report("u" + axis + "-" + i, cluster.near(axis, 0.05), "item" + axis);
    }
  }

  @Test
  void clustersAreFoundPublishedAndCountedWithinFifteenSeconds() {
    people(30, 0);
    people(40, 1);
    people(50, 2);

    cluster.pass(15);

    ClusterModel model = cluster.models.current();
    assertThat(model.clusters()).extracting(Cluster::size).containsExactlyInAnyOrder(30L, 40L, 50L);
    assertThat(SmallCluster.people(cluster.toldToANewNode())).isEqualTo(120);
  }

  @Test
  void aNewPersonIsCountedWithinFifteenSecondsAlthoughNothingMoves() {
    people(30, 0);
    people(40, 1);
    cluster.pass(20);
    long round = cluster.models.current().centroidRound();

    cluster.report("new", cluster.near(0, 0.01), "item0");
    cluster.pass(15);

    assertThat(SmallCluster.people(cluster.models.current())).isEqualTo(71);
    assertThat(cluster.models.current().centroidRound()).isEqualTo(round);
  }

  @Test
  void whereNothingHappensNoRoundIsPublished() {
    people(30, 0);
    people(40, 1);
    cluster.pass(40);
    long round = cluster.models.current().round();

    cluster.pass(60);

    assertThat(cluster.models.current().round()).isEqualTo(round);
  }

  @Test
  void everybodyTheSameIsOneCluster() {
    Embedding same = cluster.near(3, 0.3);
    for (int i = 0; i < 60; i++) {
      cluster.report("u" + i, same, "item");
    }

    cluster.pass(40);

    assertThat(cluster.models.current().clusters()).hasSize(1);
    assertThat(SmallCluster.people(cluster.models.current())).isEqualTo(60);
  }

  @Test
  void twoPeopleAreTwoClusters() {
    people(1, 0);
    people(1, 1);

    cluster.pass(15);

    assertThat(cluster.models.current().clusters())
        .extracting(Cluster::size)
        .containsExactly(1L, 1L);
  }

  @Test
  void aCoordinatorThatStartsAgainShowsNoClusterOfSizeZeroAndTellsTheSameStory() {
    people(30, 0);
    people(40, 1);
    cluster.pass(20);
    ClusterModel before = cluster.models.current();
    long id = before.clusters().get(0).id();
    StoryTold story = cluster.story(id);
    cluster.stopCoordinator();

    cluster.startCoordinator();

    assertThat(cluster.story(id)).isEqualTo(story);
    for (int second = 0; second < 20; second++) {
      cluster.pass(1);
      assertThat(cluster.models.current().clusters()).extracting(Cluster::size).doesNotContain(0L);
      assertThat(SmallCluster.people(cluster.models.current())).isEqualTo(70);
    }
    assertThat(cluster.models.current().round()).isGreaterThanOrEqualTo(before.round());
    assertThat(cluster.models.current().clusters())
        .extracting(Cluster::id)
        .isEqualTo(before.clusters().stream().map(Cluster::id).toList());
  }

  @Test
  void aCoordinatorWhoseWriteFailedGoesOn() {
    people(30, 0);
    people(40, 1);
    cluster.pass(20);

    cluster.report("new", cluster.near(0, 0.01), "item0");
    cluster.passAFailedWrite();
    cluster.pass(15);

    assertThat(SmallCluster.people(cluster.models.current())).isEqualTo(71);
  }

  @Test
  void whatWasWrittenByAWriteThatFailedIsNotToldTwice() {
    people(30, 0);
    people(40, 1);
    cluster.pass(20);
    List<Cluster> two = cluster.models.current().clusters();
    Cluster first = two.get(two.get(0).centroid().cosine(cluster.near(0, 0)) > 0.9 ? 0 : 1);
    Cluster second = two.get(first.equals(two.get(0)) ? 1 : 0);

    for (int i = 0; i < 10; i++) {
      cluster.report("u0-" + i, cluster.near(1, 0.05), "item1");
    }
    cluster.passAWriteThatFailsAndStands();
    cluster.pass(20);

    assertThat(cluster.story(second.id()).story().orElseThrow().chapters())
        .extracting(chapter -> chapter.came().getOrDefault(first.id(), 0L))
        .contains(10L)
        .allMatch(people -> people == 0 || people == 10)
        .containsOnlyOnce(10L);
  }

  @Test
  void aClusterThatSplitsKeepsItsIdAndItsStorySaysSo() {
    people(60, 0);
    people(60, 1);
    cluster.pass(20);
    List<Long> ids = cluster.models.current().clusters().stream().map(Cluster::id).toList();

    for (int i = 0; i < 30; i++) {
      cluster.report("u0-" + i, cluster.near(5, 0.05), "item5");
    }
    cluster.pass(30);

    ClusterModel model = cluster.models.current();
    assertThat(model.clusters()).hasSize(3);
    assertThat(model.clusters()).extracting(Cluster::id).containsAll(ids);
    List<Chapter> chapters =
        cluster.story(model.clusters().get(2).id()).story().orElseThrow().chapters();
    assertThat(chapters.get(0).kind()).isIn(Chapter.Kind.SPLIT, Chapter.Kind.BORN);
    assertThat(chapters.get(0).others()).isSubsetOf(ids).hasSize(1);
    assertThat(
            chapters.stream()
                .flatMap(chapter -> chapter.came().values().stream())
                .mapToLong(people -> people)
                .sum())
        .isEqualTo(30);
    assertThat(SmallCluster.people(model)).isEqualTo(120);
  }

  @Test
  void anAuditSaysHowFarTheClustersAreFromAFullRun() {
    try (SmallCluster audited = new SmallCluster(Adaptivity.fixed(3), Duration.ofMinutes(1))) {
      for (int i = 0; i < 90; i++) {
        audited.report("u" + i, audited.near(i % 3, 0.05), "item" + i % 3);
      }

      audited.pass(70);

      AuditFigures figures = audited.models.current().vitals().audit().orElseThrow();
      assertThat(figures.sample()).isEqualTo(90);
      assertThat(figures.inertiaRatio()).isBetween(0.99, 1.02);
      assertThat(figures.agreement()).isGreaterThan(0.8);
    }
  }

  @Test
  void aCoordinatorThatIsKilledBeforeItPublishesLeavesNoRoundUntoldAndNoNumberUsedTwice() {
    people(30, 0);
    people(40, 1);
    cluster.pass(20);
    long known = cluster.models.current().round();
    cluster.stopCoordinator();
    RoundHeld unpublished =
        new RoundHeld(
            known + 1,
            Instant.parse("2026-03-01T12:00:20Z"),
            List.of(
                new ClusterDescribed(
                    new Description(1, 30, 0.9, "unpublished", List.of(), List.of()))));
    cluster.journal.persistForRecovery(SmallCluster.JOURNAL, List.of(unpublished));

    cluster.startCoordinator();
    cluster.pass(20);

    assertThat(cluster.models.current().round()).isGreaterThan(known + 1);
    assertThat(SmallCluster.people(cluster.models.current())).isEqualTo(70);
    List<Long> rounds =
        cluster.journal.persistedInStorage(SmallCluster.JOURNAL).stream()
            .map(event -> ((ClusteringEvent) event).round())
            .toList();
    assertThat(rounds).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void cohortsThatMoveInTheMiddleOfARoundLoseNobodyAndCountNobodyTwice() {
    people(60, 0);
    people(60, 1);
    cluster.pass(20);
    List<Long> ids = cluster.models.current().clusters().stream().map(Cluster::id).toList();
    long round = cluster.models.current().centroidRound();
    for (int i = 0; i < 60; i++) {
      Embedding elsewhere = Embedding.directionOf(sum(cluster.near(0, 0.05), cluster.near(7, 0)));
      cluster.report("u0-" + i, elsewhere, "item7");
    }

    for (int second = 0; second < 8; second++) {
      cluster.pass(1);
      for (int cohort = second; cohort < Cohort.COHORTS; cohort += 8) {
        cluster.moveCohort(cohort);
      }
    }
    cluster.pass(20);

    ClusterModel model = cluster.models.current();
    assertThat(model.centroidRound()).isGreaterThan(round);
    assertThat(model.clusters()).extracting(Cluster::id).isEqualTo(ids);
    assertThat(model.clusters()).extracting(Cluster::size).containsExactly(60L, 60L);
    assertThat(model.clusters())
        .extracting(c -> c.centroid().cosine(cluster.near(7, 0)))
        .anySatisfy(cosine -> assertThat(cosine).isCloseTo(Math.sqrt(0.5), within(0.03)));
  }

  private static float[] sum(Embedding one, Embedding other) {
    float[] sum = one.toArray();
    other.addTo(sum, 1);
    return sum;
  }

  @Test
  void vectorsOfAnotherSpaceStandNowhere() {
    people(30, 0);
    people(40, 1);
    for (int i = 0; i < 20; i++) {
      cluster.report("odd" + i, QuantisedVector.of(0.1f, new byte[] {1, 2, 3}), "item0");
    }

    cluster.pass(20);

    assertThat(SmallCluster.people(cluster.models.current())).isEqualTo(70);
    assertThat(cluster.models.current().popular().get(0).item()).isEqualTo("item0");
  }

  @Test
  void clustersOfAnotherEncoderAreReplacedOnceSomebodyReportsInTheSpaceOfThisOne() {
    cluster.stopCoordinator();
    Embedding elsewhere = Embedding.directionOf(new float[] {1, 2, 3});
    cluster.journal.persistForRecovery(
        SmallCluster.JOURNAL,
        List.of(
            ClusteringState.EMPTY.seed(
                List.of(elsewhere), List.of(9L), "other", Mean.NONE, 9, 0.7, Instant.EPOCH)));
    cluster.startCoordinator();
    cluster.pass(10);
    List<Cluster> before = cluster.models.current().clusters();

    people(30, 0);
    people(40, 1);
    cluster.pass(20);

    assertThat(before).isEmpty();
    assertThat(cluster.models.current().vectorSpace()).isEqualTo(SmallCluster.SPACE.id());
    assertThat(SmallCluster.people(cluster.models.current())).isEqualTo(70);
    assertThat(cluster.models.current().clusters()).extracting(Cluster::id).doesNotContain(1L);
  }

  @Test
  void whatACohortSaidBeforeItMovedCountsNothingWhenItComesLate() {
    people(30, 0);
    people(40, 1);
    cluster.pass(20);
    long one = cluster.models.current().clusters().get(0).id();
    long other = cluster.models.current().clusters().get(1).id();
    cluster.moveCohort(5);
    cluster.pass(5);

    Counter moved = new Counter(new Counter.Key(Counter.Kind.MOVED, one, other), List.of(1_000.0));
    cluster.hear(
        new CohortNews(5, 1, 0, 1, new CohortChange(99, true, 0, 0, 0, List.of(), List.of(moved))));
    people(1, 0);
    cluster.pass(20);

    assertThat(SmallCluster.people(cluster.models.current())).isEqualTo(70);
    assertThat(cluster.story(one).story().orElseThrow().wentSince(0).get(other)).isNull();
  }

  @Test
  void moreClustersThanPeopleAreAsManyAsThereArePeople() {
    try (SmallCluster many = new SmallCluster(Adaptivity.fixed(50))) {
      for (int i = 0; i < 5; i++) {
        many.report("u" + i, many.near(i, 0.05), "item" + i);
      }

      many.pass(20);

      assertThat(many.models.current().clusters()).hasSize(5);
      assertThat(SmallCluster.people(many.models.current())).isEqualTo(5);
    }
  }

  @Test
  void thetaIsFittedToWhatPeopleDoNext() {
    for (int axis = 0; axis < 3; axis++) {
      cluster.itemVectors.put("item" + axis, cluster.near(axis, 0.01));
      people(40, axis);
    }
    cluster.pass(15);

    for (int day = 0; day < 3; day++) {
      for (int axis = 0; axis < 3; axis++) {
        people(40, axis);
      }
      cluster.pass(8);
    }

    ClusterModel model = cluster.models.current();
    ThetaFit fit = model.vitals().theta().orElseThrow();
    assertThat(fit.perplexity()).isLessThan(1.5);
    assertThat(model.temperature()).isEqualTo(fit.temperature());
    Embedding user = cluster.near(0, 0.05);
    assertThat(model.distribution(user).values().stream().mapToDouble(p -> p).sum())
        .isCloseTo(1, within(1e-12));
  }
}
