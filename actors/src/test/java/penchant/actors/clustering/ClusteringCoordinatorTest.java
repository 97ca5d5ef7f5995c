package penchant.actors.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import penchant.domain.clustering.Adaptivity;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.vector.Embedding;

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
    assertThat(cluster.story(model.clusters().get(2).id()).story()).isPresent();
    assertThat(SmallCluster.people(model)).isEqualTo(120);
  }
}
