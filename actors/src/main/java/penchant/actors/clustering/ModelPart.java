package penchant.actors.clustering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import penchant.actors.Wire;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ModelUpdate;

/**
 * A part of what changed from one published model to the next, small enough for one message between
 * nodes.
 *
 * @param part from 0
 * @param parts how many make the update
 * @param update the update with this part's clusters and popular items only; a cluster with many
 *     items may be in several parts, with some of them in each
 */
public record ModelPart(int part, int parts, ModelUpdate update) implements Wire {

  /** What an item, a text and a cluster take in CBOR beside their characters and numbers. */
  private static final int ITEM_FRAME = 60;

  private static final int TEXT_FRAME = 5;
  private static final int CLUSTER_FRAME = 150;

  private record Stamp(long round, long since) {}

  /** Equal for parts of the same update only. */
  Object stamp() {
    return new Stamp(update.changed().round(), update.since());
  }

  /** The update, cut into parts. */
  public static List<ModelPart> of(ModelUpdate update) {
    List<ModelUpdate> pieces = new ArrayList<>();
    for (List<WeightedItem> popular : pieces(update.changed().popular())) {
      pieces.add(with(update, List.of(), popular));
    }
    for (Cluster cluster : update.changed().clusters()) {
      for (List<WeightedItem> items : pieces(cluster.items())) {
        pieces.add(with(update, List.of(cluster.withItems(items)), List.of()));
      }
    }
    List<List<ModelUpdate>> cut = Parcels.cut(pieces, ModelPart::bytesOf, Parcels.MOST_BYTES);
    List<ModelPart> parts = new ArrayList<>();
    for (int part = 0; part < cut.size(); part++) {
      parts.add(new ModelPart(part, cut.size(), joined(update, cut.get(part))));
    }
    return parts;
  }

  /** The update again, from all parts in their order. */
  public static ModelUpdate whole(List<ModelPart> parts) {
    return joined(parts.get(0).update, parts.stream().map(ModelPart::update).toList());
  }

  private static ModelUpdate joined(ModelUpdate head, List<ModelUpdate> pieces) {
    Map<Long, Cluster> clusters = new LinkedHashMap<>();
    List<WeightedItem> popular = new ArrayList<>();
    for (ModelUpdate piece : pieces) {
      popular.addAll(piece.changed().popular());
      for (Cluster cluster : piece.changed().clusters()) {
        clusters.merge(cluster.id(), cluster, ModelPart::joined);
      }
    }
    return with(head, List.copyOf(clusters.values()), popular);
  }

  private static Cluster joined(Cluster first, Cluster more) {
    List<WeightedItem> items = new ArrayList<>(first.items());
    items.addAll(more.items());
    return first.withItems(items);
  }

  private static ModelUpdate with(
      ModelUpdate update, List<Cluster> clusters, List<WeightedItem> popular) {
    return new ModelUpdate(
        update.since(),
        update.lives(),
        update.changed().with(clusters, popular),
        update.samePopular());
  }

  private static List<List<WeightedItem>> pieces(List<WeightedItem> items) {
    return Parcels.cut(items, ModelPart::bytesOf, Parcels.PIECE_BYTES);
  }

  private static int bytesOf(ModelUpdate update) {
    int bytes = 0;
    for (WeightedItem item : update.changed().popular()) {
      bytes += bytesOf(item);
    }
    for (Cluster cluster : update.changed().clusters()) {
      bytes += CLUSTER_FRAME + Float.BYTES * cluster.centroid().dimensions();
      bytes += bytesOf(cluster.label());
      for (String term : cluster.terms()) {
        bytes += bytesOf(term);
      }
      for (String medoid : cluster.medoids()) {
        bytes += bytesOf(medoid);
      }
      for (WeightedItem item : cluster.items()) {
        bytes += bytesOf(item);
      }
    }
    return bytes;
  }

  private static int bytesOf(WeightedItem item) {
    return ITEM_FRAME + RowSize.utf8(item.item());
  }

  private static int bytesOf(String text) {
    return TEXT_FRAME + RowSize.utf8(text);
  }
}
