package penchant.domain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.Mean;
import penchant.domain.vector.Embedding;

class ThetaNetworkTest {

  private static final Embedding PERSON = direction(3, 1, 0);

  @Test
  void untrainedItIsPTheta() {
    ClusterModel model = model(cluster(1, 1, 0, 0), cluster(2, 0, 1, 0), cluster(3, 0, 0, 1));
    ThetaNetwork untrained = ThetaNetwork.untrained("space", 3, model.temperature());

    SortedMap<Long, Double> chances =
        untrained.distribution(PERSON, Optional.of(direction(0, 0, 1)), model);

    SortedMap<Long, Double> theta = model.distribution(PERSON);
    assertThat(chances.keySet()).isEqualTo(theta.keySet());
    theta.forEach(
        (id, chance) ->
            assertThat(chances.getOrDefault(id, Double.NaN)).isCloseTo(chance, within(1e-9)));
  }

  @Test
  void itForeseesFromWhereClustersStandWhateverTheirNumbers() {
    ThetaNetwork always = towards(0, 1, 0);
    ClusterModel model = model(cluster(1, 1, 0, 0), cluster(2, 0, 1, 0));
    ClusterModel seededAnew = model(cluster(1, 0, 1, 0), cluster(9, 1, 0, 0));

    double plain = model.distribution(PERSON).getOrDefault(2L, Double.NaN);
    double chance =
        always.distribution(PERSON, Optional.empty(), model).getOrDefault(2L, Double.NaN);

    assertThat(chance).isGreaterThan(plain + 0.1);
    assertThat(always.distribution(PERSON, Optional.empty(), seededAnew))
        .hasEntrySatisfying(1L, same -> assertThat(same).isCloseTo(chance, within(1e-12)));
  }

  @Test
  void beforeTheFirstSeedingItSaysNothing() {
    assertThat(towards(1, 0, 0).distribution(PERSON, Optional.empty(), ClusterModel.EMPTY))
        .isEmpty();
  }

  @Test
  void aHiddenLayerOfAnotherProfileIsRefused() {
    assertThatThrownBy(() -> new ThetaNetwork("space", 0.1, Matrix.zeros(4, 3), Matrix.zeros(3, 4)))
        .hasMessageContaining("the hidden layer of f is 4 by 3, must be 4 by 7");
  }

  /** One that foresees of everybody a step in the same direction. */
  private static ThetaNetwork towards(float... step) {
    return new ThetaNetwork(
        "space", 0.5, Matrix.of(1, 7, new float[] {0, 0, 0, 0, 0, 0, 9}), Matrix.of(3, 1, step));
  }

  private static ClusterModel model(Cluster... clusters) {
    return new ClusterModel(
        1, "space", Mean.NONE, new ArrayList<>(List.of(clusters)), List.of(), Instant.EPOCH);
  }

  private static Cluster cluster(long id, float... centroid) {
    return new Cluster(
        id,
        Embedding.directionOf(centroid),
        1,
        "",
        List.of(),
        List.of(),
        List.of(),
        1,
        Instant.EPOCH);
  }

  private static Embedding direction(float... components) {
    return Embedding.directionOf(components);
  }
}
