package penchant.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static penchant.domain.catalogue.Items.item;
import static penchant.domain.ranking.Shelves.NOW;
import static penchant.domain.ranking.Shelves.SPACE;
import static penchant.domain.ranking.Shelves.catalogue;
import static penchant.domain.ranking.Shelves.cluster;
import static penchant.domain.ranking.Shelves.ids;
import static penchant.domain.ranking.Shelves.model;
import static penchant.domain.ranking.Shelves.popular;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.Mean;
import penchant.domain.decay.DecayedSum;

/** Lists that are the same for everybody. */
class SharedListsTest {

  private final SharedLists shared = new SharedLists(RankingSettings.standard());

  private final Catalogue shop =
      catalogue(
          item("heart", 1, 0, 0),
          item("lantern", 10, 1, 0),
          item("candle", 10, 2, 0),
          item("spade", 0, 1, 0),
          item("rake", 0, 10, 1),
          item("radio", 0, 0, 1));

  @Test
  void popularInAClusterFallsBackToTheNewest() {
    Cluster gardens = cluster(7, "gardens", popular("spade", 10), popular("gone", 5));
    ClusterModel model =
        new ClusterModel(4, SPACE.id(), Mean.NONE, List.of(gardens), List.of(), NOW);

    RankedList list = shared.popular(model, shop, Optional.of(7L), RankingQuery.top(3), NOW);

    assertThat(ids(list)).containsExactly("spade", "candle", "heart");
    assertThat(list.items().get(0).why()).containsExactly("popular in gardens");
  }

  @Test
  void whatASmallClusterDoesIsSmoothedTowardTheWholeAndWhatALargeOneDoesIsHardly() {
    Cluster small = of(1, cluster(1, "small", popular("spade", 1)));
    Cluster large = of(199, cluster(2, "large", popular("spade", 150), popular("rake", 49)));
    ClusterModel model =
        new ClusterModel(
            4,
            SPACE.id(),
            Mean.NONE,
            List.of(small, large),
            List.of(popular("heart", 800), popular("spade", 151), popular("rake", 49)),
            NOW);

    RankedList ofSmall = shared.popular(model, shop, Optional.of(1L), RankingQuery.top(3), NOW);
    assertThat(ids(ofSmall)).containsExactly("heart", "spade", "rake");
    assertThat(ofSmall.items())
        .extracting(item -> item.why().get(0))
        .containsExactly("popular with everybody", "popular in small", "popular with everybody");
    assertThat(ids(shared.popular(model, shop, Optional.of(2L), RankingQuery.top(3), NOW)))
        .containsExactly("spade", "rake", "heart");
  }

  @Test
  void aClusterThatWasQuietForLongKeepsWhatIsItsOwn() {
    Instant longAgo = NOW.minus(Duration.ofDays(7 * 400));
    Cluster quiet =
        of(
            100,
            cluster(
                1,
                "quiet",
                new WeightedItem("spade", new DecayedSum(3, longAgo.toEpochMilli())),
                new WeightedItem("rake", new DecayedSum(2, longAgo.toEpochMilli()))));
    ClusterModel model =
        new ClusterModel(
            4,
            SPACE.id(),
            Mean.NONE,
            List.of(quiet, of(100, cluster(2, "busy", popular("heart", 50)))),
            List.of(popular("heart", 50)),
            NOW);

    assertThat(ids(shared.popular(model, shop, Optional.of(1L), RankingQuery.top(3), NOW)))
        .containsExactly("spade", "heart", "rake");
  }

  private static Cluster of(long people, Cluster cluster) {
    return new Cluster(
        cluster.id(),
        cluster.centroid(),
        people,
        cluster.label(),
        cluster.terms(),
        cluster.items(),
        cluster.medoids(),
        cluster.cohesion(),
        cluster.born());
  }

  @Test
  void ofAClusterThatDidNothingAsMuchIsKnownAsOfEverybody() {
    ClusterModel model =
        new ClusterModel(
            4,
            SPACE.id(),
            Mean.NONE,
            List.of(cluster(1, "idle"), cluster(2, "busy", popular("spade", 5))),
            List.of(popular("spade", 5), popular("rake", 2)),
            NOW);

    assertThat(ids(shared.popular(model, shop, Optional.of(1L), RankingQuery.top(2), NOW)))
        .containsExactly("spade", "rake");
  }

  @Test
  void similarItemsAreNearestFirstWithoutTheItemItself() {
    Item heart = shop.find("heart").orElseThrow();

    assertThat(ids(shared.similarItems(heart, ClusterModel.EMPTY, shop, RankingQuery.top(2))))
        .containsExactly("lantern", "candle");
  }
}
