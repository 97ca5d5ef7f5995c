package penchant.infra.node;

import com.typesafe.config.Config;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** A node of the node cluster. It is ready when {@code /health/ready} answers 200. */
public final class Node implements AutoCloseable {

  private final ActorSystem<Done> system;

  private Node(ActorSystem<Done> system) {
    this.system = system;
  }

  /** Starts a node with all of its parts. */
  public static Node start(Config config) {
    ActorSystem<Done> system = ActorSystem.create(Behaviors.<Done>empty(), "penchant", config);
    Http.get(system)
        .newServerAt("0.0.0.0", config.getInt("penchant.http.port"))
        .bindSync(
            request ->
                HttpResponse.create()
                    .withStatus(
                        Cluster.get(system).selfMember().status() == MemberStatus.up()
                            ? 200
                            : 503));
    return new Node(system);
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
