package penchant.domain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
  void biasesGoWithTheIdsOfTheClustersAndNotWithTheirPlaces() {
    ThetaNetwork fondOfTwo = biased(Map.of(1L, -2.0, 2L, 2.0));
    ClusterModel before = model(cluster(1, 1, 0, 0), cluster(2, 0, 1, 0));
    ClusterModel oneDied = model(cluster(2, 0, 1, 0), cluster(7, 1, 0, 0));

    double known =
        fondOfTwo.distribution(PERSON, Optional.empty(), before).getOrDefault(2L, Double.NaN);
    double after =
        fondOfTwo.distribution(PERSON, Optional.empty(), oneDied).getOrDefault(2L, Double.NaN);

    assertThat(known).isGreaterThan(before.distribution(PERSON).getOrDefault(2L, Double.NaN));
    assertThat(after)
        .isGreaterThan(before.distribution(PERSON).getOrDefault(2L, Double.NaN))
        .isLessThan(known);
  }

  @Test
  void anUnknownClusterIsTakenAsOneOfAverageBias() {
    ClusterModel model = model(cluster(1, 1, 0, 0), cluster(9, 1, 0, 0));
    ThetaNetwork network = biased(Map.of(1L, 0.0, 2L, 5.0, 3L, -5.0));

    SortedMap<Long, Double> chances = network.distribution(PERSON, Optional.empty(), model);

    assertThat(chances.getOrDefault(9L, Double.NaN))
        .isCloseTo(chances.getOrDefault(1L, Double.NaN), within(1e-12));
  }

  @Test
  void beforeTheFirstSeedingItSaysNothing() {
    assertThat(biased(Map.of()).distribution(PERSON, Optional.empty(), ClusterModel.EMPTY))
        .isEmpty();
  }

  @Test
  void aHiddenLayerOfAnotherProfileIsRefused() {
    assertThatThrownBy(
            () ->
                new ThetaNetwork(
                    "space", 0.1, Matrix.zeros(4, 3), Matrix.zeros(3, 4), new TreeMap<>()))
        .hasMessageContaining("the hidden layer of f is 4 by 3, must be 4 by 7");
  }

  private static ThetaNetwork biased(Map<Long, Double> bias) {
    return new ThetaNetwork(
        "space", 0.5, Matrix.zeros(0, 7), Matrix.zeros(3, 0), new TreeMap<>(bias));
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
