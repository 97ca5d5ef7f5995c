package penchant.domain.clustering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest published model, and since when each part of it is as it is: so that whoever has an
 * older one is told only what changed.
 *
 * <p>Mutable; owned by one coordinator.
 */
public final class ModelHistory {

  private @Nullable ClusterModel newest;
  private long first;
  private long popularSince;
  private final Map<Long, Long> clusterSince = new HashMap<>();

  /** The next model was published; its round is higher than that of the one before. */
  public void published(ClusterModel model) {
    ClusterModel before = newest;
    newest = model;
    Map<Long, Cluster> known = new HashMap<>();
    if (before == null) {
      first = model.round();
    } else {
      before.clusters().forEach(cluster -> known.put(cluster.id(), cluster));
    }
    if (before == null || !before.popular().equals(model.popular())) {
      popularSince = model.round();
    }
    clusterSince.keySet().retainAll(model.clusters().stream().map(Cluster::id).toList());
    for (Cluster cluster : model.clusters()) {
      if (!cluster.equals(known.get(cluster.id()))) {
        clusterSince.put(cluster.id(), model.round());
      }
    }
  }

  public Optional<ClusterModel> newest() {
    return Optional.ofNullable(newest);
  }

  /** What somebody lacks who has the model of that round; none if it is the newest. */
  public Optional<ModelUpdate> after(long round) {
    ClusterModel model = newest;
    if (model == null || model.round() <= round) {
      return Optional.empty();
    }
    long since = round < first ? 0 : round;
    List<Cluster> changed =
        model.clusters().stream()
            .filter(cluster -> Objects.requireNonNull(clusterSince.get(cluster.id())) > since)
            .toList();
    boolean samePopular = popularSince <= since;
    return Optional.of(
        new ModelUpdate(
            since,
            model.clusters().stream().map(Cluster::id).toList(),
            model.with(changed, samePopular ? List.of() : model.popular()),
            samePopular));
  }
}
