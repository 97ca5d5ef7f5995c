package penchant.domain.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.decay.DecayedSum;
import penchant.domain.vector.Embedding;

class MedoidsTest {

  private static final Embedding EAST = Embedding.directionOf(new float[] {1, 0});

  private static final Map<String, Embedding> VECTORS =
      Map.of(
          "east", at(0),
          "almost", at(10),
          "slightly", at(12),
          "north-east", at(45),
          "north", at(90));

  private static final ItemKnowledge ITEMS =
      new ItemKnowledge() {
        @Override
        public Mean mean() {
          return Mean.NONE;
        }

        @Override
        public List<String> terms(String item) {
          return List.of();
        }

        @Override
        public Optional<Embedding> vector(String item) {
          return Optional.ofNullable(VECTORS.get(item));
        }
      };

  private static Embedding at(double degrees) {
    double angle = Math.toRadians(degrees);
    return Embedding.directionOf(new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
  }

  private static List<String> medoids(List<String> before, String... items) {
    List<WeightedItem> done =
        List.of(items).stream()
            .map(item -> new WeightedItem(item, new DecayedSum(1, Populations.START)))
            .toList();
    return Medoids.of(EAST, done, before, Mean.NONE, ITEMS);
  }

  @Test
  void whatIsNearestStandsForTheClusterWhateverIsDoneMost() {
    assertThat(medoids(List.of(), "north", "north-east", "unknown", "almost", "east"))
        .containsExactly("east", "almost", "north-east");
  }

  @Test
  void whatStoodForItStaysWhileOthersAreHardlyNearer() {
    List<String> before = List.of("slightly", "east", "north-east");

    assertThat(medoids(before, "east", "almost", "slightly", "north-east", "north"))
        .containsExactly("east", "almost", "slightly");
    assertThat(medoids(List.of("slightly", "east"), "east", "slightly"))
        .containsExactly("slightly", "east");
    assertThat(medoids(List.of("slightly", "gone"), "east", "slightly"))
        .containsExactly("east", "slightly");
  }
}
