package penchant.actors.clustering;

import java.util.ArrayList;
import java.util.List;
import penchant.actors.Wire;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;

/**
 * A part of a published model, small enough for one message between nodes.
 *
 * @param part from 0; the first carries the popular items
 * @param parts how many make the model
 * @param model the model with this part's clusters only
 */
public record ModelPart(int part, int parts, ClusterModel model) implements Wire {

  private static final int CLUSTERS_IN_A_PART = 6;

  static List<ModelPart> of(ClusterModel model) {
    List<Cluster> clusters = model.clusters();
    int parts = Math.max(1, (clusters.size() + CLUSTERS_IN_A_PART - 1) / CLUSTERS_IN_A_PART);
    List<ModelPart> all = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = part * CLUSTERS_IN_A_PART;
      int to = Math.min(clusters.size(), from + CLUSTERS_IN_A_PART);
      all.add(
          new ModelPart(
              part,
              parts,
              new ClusterModel(
                  model.round(),
                  model.centroidRound(),
                  model.vectorSpace(),
                  model.mean(),
                  model.temperature(),
                  clusters.subList(from, to),
                  part == 0 ? model.popular() : List.of(),
                  model.now())));
    }
    return all;
  }

  static ClusterModel whole(List<ModelPart> parts) {
    List<Cluster> clusters = new ArrayList<>();
    parts.forEach(part -> clusters.addAll(part.model().clusters()));
    ClusterModel first = parts.get(0).model();
    return new ClusterModel(
        first.round(),
        first.centroidRound(),
        first.vectorSpace(),
        first.mean(),
        first.temperature(),
        clusters,
        first.popular(),
        first.now());
  }
}
