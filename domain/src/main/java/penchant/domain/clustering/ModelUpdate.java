package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From one published model to the next: only what changed.
 *
 * @param since who has the model of this round, or of a later one, can take it in; 0 for everybody
 * @param lives the ids of all clusters of the new model
 * @param changed the new model, with none but the clusters that changed after {@code since}
 * @param samePopular the popular items are those of before, and left out of {@code changed}
 */
public record ModelUpdate(long since, List<Long> lives, ClusterModel changed, boolean samePopular) {

  public ModelUpdate {
    lives = List.copyOf(lives);
  }

  /** The new model, for who has this one; none if that is too old, or newer than the update. */
  public Optional<ClusterModel> appliedTo(ClusterModel known) {
    if (known.round() < since || known.round() >= changed.round()) {
      return Optional.empty();
    }
    Map<Long, Cluster> clusters = new HashMap<>();
    known.clusters().forEach(cluster -> clusters.put(cluster.id(), cluster));
    changed.clusters().forEach(cluster -> clusters.put(cluster.id(), cluster));
    List<Cluster> living = new ArrayList<>();
    for (long id : lives) {
      Cluster cluster = clusters.get(id);
      if (cluster == null) {
        return Optional.empty();
      }
      living.add(cluster);
    }
    ClusterModel next = changed.with(living, samePopular ? known.popular() : changed.popular());
    return Optional.of(next.withItemsOf(known));
  }
}
