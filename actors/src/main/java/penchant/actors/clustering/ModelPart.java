package penchant.actors.clustering;

import java.util.ArrayList;
import java.util.List;
import penchant.actors.Wire;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.ModelUpdate;

/**
 * A part of what changed from one published model to the next, small enough for one message between
 * nodes.
 *
 * @param part from 0; the first carries the popular items
 * @param parts how many make the update
 * @param update the update with this part's clusters only
 */
public record ModelPart(int part, int parts, ModelUpdate update) implements Wire {

  private static final int CLUSTERS_IN_A_PART = 6;

  /** The same for parts of the same update only. */
  long stamp() {
    return 31 * update.changed().round() + update.since();
  }

  static List<ModelPart> of(ModelUpdate update) {
    List<Cluster> clusters = update.changed().clusters();
    int parts = Math.max(1, (clusters.size() + CLUSTERS_IN_A_PART - 1) / CLUSTERS_IN_A_PART);
    List<ModelPart> all = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = part * CLUSTERS_IN_A_PART;
      int to = Math.min(clusters.size(), from + CLUSTERS_IN_A_PART);
      all.add(new ModelPart(part, parts, with(update, clusters.subList(from, to), part == 0)));
    }
    return all;
  }

  private static ModelUpdate with(ModelUpdate update, List<Cluster> clusters, boolean popular) {
    ClusterModel changed = update.changed();
    return new ModelUpdate(
        update.since(),
        update.lives(),
        changed.with(clusters, popular ? changed.popular() : List.of()),
        update.samePopular());
  }

  static ModelUpdate whole(List<ModelPart> parts) {
    List<Cluster> clusters = new ArrayList<>();
    parts.forEach(part -> clusters.addAll(part.update.changed().clusters()));
    ModelUpdate first = parts.get(0).update;
    return new ModelUpdate(
        first.since(),
        first.lives(),
        first.changed().with(clusters, first.changed().popular()),
        first.samePopular());
  }
}
