package penchant.infra.node;

import com.datastax.oss.driver.api.core.CqlSession;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import penchant.infra.cassandra.KeyspaceClaim;

/**
 * Holds this node cluster's claim on the keyspace for as long as the node runs, and ends the node
 * when another cluster has it.
 *
 * <p>A Cassandra that is away lets the claim expire; nobody can write then, and the first cluster
 * that comes back to it has the claim again.
 */
final class ClaimedKeyspace {

  private static final Logger LOG = LoggerFactory.getLogger(ClaimedKeyspace.class);

  /** How long the trace of a cluster that died keeps another one waiting. */
  private static final Duration LIFETIME = Duration.ofSeconds(30);

  private static final Duration RENEW_EVERY = Duration.ofSeconds(5);

  private final ActorSystem<?> system;
  private final KeyspaceClaim claim;
  private volatile boolean alone;

  private ClaimedKeyspace(ActorSystem<?> system, KeyspaceClaim claim) {
    this.system = system;
    this.claim = claim;
  }

  /**
   * Takes the claim and keeps it.
   *
   * @param id of the node cluster
   * @throws penchant.infra.cassandra.CassandraUnavailableException if another one has it
   */
  static void claim(ActorSystem<?> system, CqlSession session, String id) {
    KeyspaceClaim claim = new KeyspaceClaim(session, id, LIFETIME);
    claim.take();
    new ClaimedKeyspace(system, claim).hold();
  }

  private void hold() {
    CoordinatedShutdown end = CoordinatedShutdown.get(system);
    end.addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "am-i-alone", this::look);
    end.addTask(CoordinatedShutdown.PhaseClusterExitingDone(), "release-claim", this::release);
    system
        .scheduler()
        .scheduleWithFixedDelay(RENEW_EVERY, RENEW_EVERY, this::renew, system.executionContext());
  }

  private void renew() {
    claim
        .renew()
        .whenComplete(
            (held, failure) -> {
              // A failure means that Cassandra is away, which everybody who writes says already.
              if (failure == null && !held) {
                LOG.error(
                    "another node cluster works on this Cassandra now, this node ends;"
                        + " nothing that it acknowledged is lost");
                CoordinatedShutdown.get(system)
                    .run(CoordinatedShutdown.clusterDowningReason(), Optional.empty());
              }
            });
  }

  private CompletableFuture<Done> look() {
    alone = Cluster.get(system).state().members().size() <= 1;
    return CompletableFuture.completedFuture(Done.getInstance());
  }

  /** The last node of a cluster gives the claim back, so that the next one need not wait. */
  private CompletableFuture<Done> release() {
    return alone
        ? claim.release().handle((done, away) -> Done.getInstance()).toCompletableFuture()
        : CompletableFuture.completedFuture(Done.getInstance());
  }
}
