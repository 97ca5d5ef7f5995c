package penchant.actors.clustering;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.ModelHistory;

/**
 * Tells every node what changed since the round that it has, as often as it takes.
 *
 * <p>Mutable; owned by the coordinator.
 */
final class ModelPublisher {

  private static final Duration NODE_PATIENCE = Duration.ofSeconds(20);

  private final ModelHistory models = new ModelHistory();
  private final Map<ActorRef<ModelPart>, Node> nodes = new HashMap<>();

  /** When a node was heard last, and which round it has. */
  private record Node(Instant heard, long round) {}

  boolean hasPublished() {
    return models.newest().isPresent();
  }

  /** Tells all nodes of a new model; those that were not heard for long are forgotten. */
  void publish(ClusterModel model, Instant now) {
    models.published(model);
    nodes.values().removeIf(node -> node.heard().isBefore(now.minus(NODE_PATIENCE)));
    nodes.forEach(this::tell);
  }

  /** A node says which round it has. */
  void heard(ActorRef<ModelPart> receiver, long round, Instant now) {
    Node node = new Node(now, round);
    nodes.put(receiver, node);
    tell(receiver, node);
  }

  private void tell(ActorRef<ModelPart> receiver, Node node) {
    models.after(node.round()).ifPresent(update -> ModelPart.of(update).forEach(receiver::tell));
  }
}
