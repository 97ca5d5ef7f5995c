package penchant.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static penchant.domain.catalogue.Items.item;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.Mean;
import penchant.domain.vector.Embedding;

class ArrangementTest {

  private static final ClusterModel GARDENS_AND_MUSIC =
      new ClusterModel(
          4,
          "space",
          Mean.NONE,
          List.of(cluster(1, 1, 0, 0), cluster(2, 0, 1, 0)),
          List.of(),
          Instant.EPOCH);

  @Test
  void aCopyStandsBehindWhatIsOnlyALittleWorse() {
    List<ScoredItem> row =
        List.of(
            scored(item("spade", 1, 0, 0), 1.0),
            scored(item("copy of spade", 1, 0, 0), 0.99),
            scored(item("rake", 1, 1, 0), 0.95),
            scored(item("radio", 0, 0, 1), 0.5));

    assertThat(ids(new Arrangement(4, List.of(new Diversity(0.2))).of(row, 4)))
        .containsExactly("spade", "rake", "copy of spade", "radio");
    assertThat(ids(new Arrangement(4, List.of(new Diversity(1))).of(row, 4)))
        .containsExactly("spade", "radio", "rake", "copy of spade");
    assertThat(ids(new Arrangement(2, List.of(new Diversity(1))).of(row, 4)))
        .containsExactly("spade", "copy of spade", "rake", "radio");
  }

  @Test
  void theMixOfAListComesNearToTheMixOfThePerson() {
    List<ScoredItem> row = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      row.add(scored(item("garden-" + i, 10, i, 0), 1 - i * 0.001));
    }
    for (int i = 0; i < 10; i++) {
      row.add(scored(item("music-" + i, i, 10.5f, 0), 0.9 - i * 0.001));
    }
    SortedMap<Long, Double> theta = new TreeMap<>();
    theta.put(1L, 0.7);
    theta.put(2L, 0.3);

    List<ScoredItem> list =
        new Arrangement(20, List.of(new Calibration(10, theta, GARDENS_AND_MUSIC))).of(row, 10);

    assertThat(ids(list).subList(0, 10)).filteredOn(id -> id.startsWith("music")).hasSize(3);
    assertThat(ids(list)).hasSize(20).doesNotHaveDuplicates();
    assertThat(ids(row).subList(0, 10)).noneMatch(id -> id.startsWith("music"));
  }

  @Test
  void whatStandsAboveDoesNotDependOnHowFarDownOneLooks() {
    List<ScoredItem> row = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      row.add(scored(item("i" + i, 1 + i % 3, i % 5, i % 7), 1 - i * 0.01));
    }

    List<String> whole = ids(new Arrangement(25, List.of(new Diversity(0.3))).of(row, 30));

    for (int depth = 1; depth < 30; depth++) {
      List<ScoredItem> list = new Arrangement(25, List.of(new Diversity(0.3))).of(row, depth);
      assertThat(ids(list).subList(0, depth)).isEqualTo(whole.subList(0, depth));
    }
  }

  private static ScoredItem scored(Item item, double score) {
    return new ScoredItem(item, 0, 0, 0, 0, 0, 0, score, 0, 0, 0);
  }

  private static Cluster cluster(long id, float... centroid) {
    return new Cluster(
        id,
        Embedding.directionOf(centroid),
        10,
        "",
        List.of(),
        List.of(),
        List.of(),
        0.5,
        Instant.EPOCH);
  }

  private static List<String> ids(List<ScoredItem> row) {
    return row.stream().map(scored -> scored.item().id()).toList();
  }
}
