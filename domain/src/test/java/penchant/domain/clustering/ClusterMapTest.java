package penchant.domain.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import penchant.domain.vector.Embedding;

class ClusterMapTest {

  private static ClusterModel model(float[]... centroids) {
    List<Cluster> clusters = new ArrayList<>();
    for (float[] centroid : centroids) {
      clusters.add(
          new Cluster(
              clusters.size() + 1,
              Embedding.directionOf(centroid),
              10,
              "",
              List.of(),
              List.of(),
              List.of(),
              0.5,
              Populations.AT));
    }
    return new ClusterModel(1, "s", Mean.NONE, clusters, List.of(), Populations.AT);
  }

  private static double apart(ClusterMap map, int one, int other) {
    ClusterMap.Place a = map.places().get(one);
    ClusterMap.Place b = map.places().get(other);
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }

  @Test
  void whatIsAlikeLiesTogether() {
    ClusterMap map =
        ClusterMap.of(
            model(
                new float[] {1, 0, 0, 0},
                new float[] {1, 0.2f, 0, 0},
                new float[] {0, 0, 1, 0},
                new float[] {0, 0, 1, 0.2f}));

    assertThat(apart(map, 0, 1)).isLessThan(0.3);
    assertThat(apart(map, 2, 3)).isLessThan(0.3);
    assertThat(apart(map, 0, 2)).isGreaterThan(1);
    assertThat(map.shown()).isBetween(0.9, 1.0);
  }

  @Test
  void inAPlaneDistancesAreThoseOfTheCentroids() {
    ClusterModel model =
        model(new float[] {1, 0, 0}, new float[] {0.6f, 0.8f, 0}, new float[] {-1, 0.1f, 0});

    ClusterMap map = ClusterMap.of(model);

    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        Embedding a = model.clusters().get(i).centroid();
        Embedding b = model.clusters().get(j).centroid();
        double distance = Math.sqrt(Math.max(0, 2 - 2 * a.cosine(b)));
        assertThat(apart(map, i, j)).isCloseTo(distance, within(1e-4));
      }
    }
    assertThat(map.shown()).isCloseTo(1, within(1e-6));
  }

  @Test
  void oneClusterAndNoneHaveAMapToo() {
    assertThat(ClusterMap.of(model(new float[] {1, 0})).places())
        .containsExactly(new ClusterMap.Place(1, 0, 0));
    assertThat(ClusterMap.of(ClusterModel.EMPTY).places()).isEmpty();
  }
}
