package penchant.infra.node;

import com.typesafe.config.Config;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A node of the node cluster. It is ready when {@code /health/ready} answers 200. */
public final class Node implements AutoCloseable {

  private final ActorSystem<Done> system;

  private Node(ActorSystem<Done> system) {
    this.system = system;
  }

  /** Starts a node with all of its parts. */
  public static Node start(Config config) {
    return new Node(ActorSystem.create(Behaviors.<Done>empty(), "penchant", config));
  }

  /** Waits until the node has left the node cluster and ended, for whatever reason. */
  public void awaitEnd() {
    system.getWhenTerminated().toCompletableFuture().join();
  }

  /** Leaves the node cluster in order. */
  @Override
  public void close() {
    CoordinatedShutdown.get(system)
        .runAll(CoordinatedShutdown.actorSystemTerminateReason())
        .toCompletableFuture()
        .join();
  }
}
