package penchant.domain.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.decay.DecayedSum;

class ModelHistoryTest {

  private static Cluster cluster(long id, long size) {
    return new Cluster(
        id,
        Populations.direction(4, new SplittableRandom(id)),
        size,
        "c" + id,
        List.of(),
        items(id),
        List.of(),
        0.5,
        Populations.AT);
  }

  private static List<WeightedItem> items(long n) {
    return List.of(new WeightedItem("i" + n, new DecayedSum(1, n)));
  }

  private static ClusterModel model(long round, long popular, Cluster... clusters) {
    return new ClusterModel(
        round, "s", Mean.NONE, List.of(clusters), items(popular), Populations.AT);
  }

  @Test
  void onlyClustersThatChangedTravel() {
    ModelHistory history = new ModelHistory();
    ClusterModel first = model(4, 1, cluster(1, 10), cluster(2, 20), cluster(3, 30));
    ClusterModel second = model(5, 1, cluster(1, 10), cluster(2, 21), cluster(4, 5));
    history.published(first);
    history.published(second);

    ModelUpdate update = history.after(4).orElseThrow();

    assertThat(update.changed().clusters()).extracting(Cluster::id).containsExactly(2L, 4L);
    assertThat(update.samePopular()).isTrue();
    assertThat(update.changed().popular()).isEmpty();
    assertThat(update.appliedTo(first)).contains(second);
    assertThat(history.after(5)).isEmpty();
  }

  @Test
  void whoHasAModelFromBeforeThisCoordinatorIsToldEverything() {
    ModelHistory history = new ModelHistory();
    history.published(model(8, 1, cluster(1, 10)));
    history.published(model(9, 1, cluster(1, 10)));

    ModelUpdate update = history.after(7).orElseThrow();

    assertThat(update.since()).isZero();
    assertThat(update.changed().clusters()).hasSize(1);
    assertThat(update.appliedTo(ClusterModel.EMPTY).orElseThrow().clusters()).hasSize(1);
  }

  @Test
  void anUpdateThatComesTooEarlyOrTooLateChangesNothing() {
    ModelHistory history = new ModelHistory();
    ClusterModel first = model(4, 1, cluster(1, 10));
    history.published(first);
    history.published(model(5, 1, cluster(1, 11)));
    history.published(model(6, 1, cluster(1, 12)));
    ModelUpdate update = history.after(5).orElseThrow();

    assertThat(update.appliedTo(first)).isEmpty();
    assertThat(update.appliedTo(model(6, 1, cluster(1, 12)))).isEmpty();
  }

  @Property(tries = 200)
  void whateverUpdatesGetLostANodeEndsWithTheModelThatWasPublished(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ModelHistory history = new ModelHistory();
    ClusterModel node = ClusterModel.EMPTY;
    ClusterModel published = ClusterModel.EMPTY;
    for (long round = 1; round < 20; round++) {
      List<Cluster> clusters = new ArrayList<>();
      for (long id = 1; id < 6; id++) {
        if (random.nextInt(4) > 0) {
          clusters.add(cluster(id, random.nextInt(3)));
        }
      }
      published = model(round, random.nextInt(2), clusters.toArray(Cluster[]::new));
      history.published(published);
      if (random.nextBoolean()) {
        node = history.after(node.round()).orElseThrow().appliedTo(node).orElseThrow();
        assertThat(node).isEqualTo(published);
      }
    }
  }
}
