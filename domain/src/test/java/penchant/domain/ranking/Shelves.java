package penchant.domain.ranking;

import static penchant.domain.catalogue.Items.START;
import static penchant.domain.catalogue.Items.item;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.catalogue.Items;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.Mean;
import penchant.domain.decay.DecayedSum;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.VectorSpace;

/** Catalogues and cluster models for tests of lists. */
final class Shelves {

  static final VectorSpace SPACE = new VectorSpace("space", 3);
  static final Instant NOW = START.plus(Duration.ofDays(10));

  private Shelves() {}

  static Catalogue catalogue(Item... items) {
    return Catalogue.empty(SPACE).with(Items.puts(List.of(items)));
  }

  static ClusterModel model(List<WeightedItem> popular) {
    return new ClusterModel(3, SPACE.id(), Mean.NONE, List.of(), popular, NOW);
  }

  static Cluster cluster(long id, String label, WeightedItem... items) {
    return new Cluster(
        id,
        Embedding.directionOf(new float[] {1, 0, 0}),
        10,
        label,
        List.of(),
        List.of(items),
        List.of(),
        0.5,
        NOW);
  }

  static WeightedItem popular(String item, double mass) {
    return new WeightedItem(item, new DecayedSum(mass, NOW.toEpochMilli()));
  }

  static List<String> ids(RankedList list) {
    return list.items().stream().map(RankedItem::item).toList();
  }
}
