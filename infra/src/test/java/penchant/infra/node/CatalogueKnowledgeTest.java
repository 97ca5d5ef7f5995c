package penchant.infra.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.CatalogueChange;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.Mean;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.VectorSpace;

class CatalogueKnowledgeTest {

  private Catalogue catalogue = Catalogue.empty(new VectorSpace("test", 2));
  private long revision;
  private final CatalogueKnowledge knowledge = new CatalogueKnowledge(() -> catalogue);

  @Test
  void theMeanIsWorkedOutOnceForACatalogue() {
    put("spade", "Garden spade", 1, 0);
    Mean first = knowledge.get().mean();
    Mean again = knowledge.get().mean();

    put("rake", "Rake", 0, 1);

    assertThat(again).isSameAs(first);
    assertThat(first).isEqualTo(Mean.of(new float[] {1, 0}));
    assertThat(knowledge.get().mean()).isEqualTo(Mean.of(new float[] {0.5f, 0.5f}));
  }

  @Test
  void termsAreThoseOfTheTitleAsItIsNow() {
    put("spade", "Garden spade", 1, 0);
    List<String> before = knowledge.get().terms("spade");

    put("spade", "Shovel", 1, 0);

    assertThat(before).containsExactly("garden", "spade");
    assertThat(knowledge.get().terms("spade")).containsExactly("shovel");
    assertThat(knowledge.get().terms("nothing")).isEmpty();
  }

  private void put(String id, String title, float... vector) {
    Item item =
        new Item(
            id,
            title,
            "",
            List.of(),
            List.of(),
            Optional.empty(),
            Instant.EPOCH,
            false,
            Embedding.directionOf(vector));
    catalogue = catalogue.with(List.of(new CatalogueChange.Put(item, ++revision)));
  }
}
