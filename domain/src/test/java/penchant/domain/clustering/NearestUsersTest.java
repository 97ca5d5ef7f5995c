package penchant.domain.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import penchant.domain.catalogue.Items;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

class NearestUsersTest {

  private static final int DIMENSIONS = 24;

  @Property(tries = 60)
  void theNearestOfAllSlicesAreTheNearestOfAllByTheCosineOfCentredVectors(@ForAll long seed) {
    Random random = new Random(seed);
    float[] components = new float[DIMENSIONS];
    components[random.nextInt(DIMENSIONS)] = 0.5f;
    Mean mean = seed % 3 == 0 ? Mean.NONE : Mean.of(components);
    Centroids centroids =
        Centroids.of(1, mean, new TreeMap<>(Map.of(1L, vector(random).toEmbedding())));
    Map<String, QuantisedVector> users = new HashMap<>();
    List<CohortTable> slices = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      slices.add(new CohortTable(DIMENSIONS, Populations.HALF_LIFE));
    }
    for (int i = 0; i < 100; i++) {
      String user = "u" + i;
      users.put(user, vector(random));
      slices
          .get(i % 4)
          .apply(
              new Contribution(
                  user, 1, 1, Optional.of(users.get(user)), List.of(), Optional.empty(), 0));
    }
    slices.forEach(slice -> slice.assign(centroids));
    QuantisedVector ours = users.getOrDefault("u7", vector(random));

    List<Neighbour> found =
        Neighbour.merge(slices.stream().map(slice -> slice.nearest(ours, 10, "u7")).toList(), 10);

    List<Neighbour> expected =
        users.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("u7"))
            .map(
                entry ->
                    new Neighbour(
                        entry.getKey(),
                        centroids.centred(entry.getValue()).cosine(centroids.centred(ours))))
            .sorted(Neighbour.NEAREST_FIRST)
            .limit(10)
            .toList();
    assertThat(found).hasSize(10);
    for (int i = 0; i < 10; i++) {
      assertThat(found.get(i).score()).isCloseTo(expected.get(i).score(), within(1e-5));
    }
    assertThat(found).extracting(Neighbour::user).doesNotContain("u7").doesNotHaveDuplicates();
  }

  private static QuantisedVector vector(Random random) {
    return QuantisedVector.of(Embedding.directionOf(Items.gaussian(random, DIMENSIONS)));
  }
}
