package penchant.infra.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The claim of one node cluster on the keyspace. Two node clusters that do not know each other
 * would each have an actor for the same user, and both would write its journal: of two facts with
 * one number a replay keeps one, although both were acknowledged.
 *
 * <p>The claim is a row with a time to live, written by lightweight transactions (Paxos), so that
 * of two that want it at once one has it. All nodes of a cluster renew it under the same id. One
 * that is not renewed any more expires; that it is renewed tells a living holder from the trace of
 * a dead one.
 */
public final class KeyspaceClaim {

  private static final String NAME = "node-cluster";
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final long BETWEEN_LOOKS_MILLIS = 500;

  private final CqlSession session;
  private final String holder;
  private final Duration lifetime;
  private final PreparedStatement insert;
  private final PreparedStatement update;
  private final PreparedStatement select;
  private final PreparedStatement delete;

  /** Who holds the claim, and when it was last renewed, in microseconds since the epoch. */
  private record Held(String holder, long renewed) {}

  /**
   * Prepares the statements: the table must be there.
   *
   * @param holder id of the node cluster
   * @param lifetime in whole seconds; a claim that was not renewed for so long is gone
   */
  public KeyspaceClaim(CqlSession session, String holder, Duration lifetime) {
    this.session = session;
    this.holder = holder;
    this.lifetime = lifetime;
    String expires = " USING TTL " + lifetime.toSeconds();
    insert =
        session.prepare(
            "INSERT INTO penchant.claims (name, holder) VALUES (?, ?) IF NOT EXISTS" + expires);
    update =
        session.prepare(
            "UPDATE penchant.claims" + expires + " SET holder = ? WHERE name = ? IF holder = ?");
    select =
        session.prepare("SELECT holder, WRITETIME(holder) FROM penchant.claims WHERE name = ?");
    delete = session.prepare("DELETE FROM penchant.claims WHERE name = ? IF holder = ?");
  }

  /**
   * Takes the claim, after another one has expired if need be.
   *
   * @throws CassandraUnavailableException if another node cluster holds it and lives, or if nobody
   *     can be asked
   */
  public void take() {
    long deadline = System.nanoTime() + lifetime.multipliedBy(2).toNanos();
    Optional<Held> first = Optional.empty();
    while (!await(renew())) {
      Optional<Held> now = await(held());
      boolean renewed = first.isPresent() && now.isPresent() && !now.equals(first);
      if (renewed || System.nanoTime() > deadline) {
        throw new CassandraUnavailableException(
            ("another node cluster (%s) works on this Cassandra: end it, or use another Cassandra;"
                    + " nodes of one cluster share their penchant.cluster.id")
                .formatted(now.map(Held::holder).orElse("of an id that changes")));
      }
      first = first.isPresent() ? first : now;
      pause();
    }
  }

  /** Takes or renews the claim; false while another node cluster holds it. */
  public CompletionStage<Boolean> renew() {
    return session
        .executeAsync(update.bind(holder, NAME, holder))
        .thenCompose(
            renewed ->
                renewed.wasApplied()
                    ? CompletableFuture.completedFuture(true)
                    : session
                        .executeAsync(insert.bind(NAME, holder))
                        .thenApply(taken -> taken.wasApplied() || isOurs(taken)));
  }

  /** Another node of the same cluster may have been quicker. */
  private boolean isOurs(AsyncResultSet refused) {
    Row row = refused.one();
    return row != null && holder.equals(row.getString("holder"));
  }

  private CompletionStage<Optional<Held>> held() {
    return session
        .executeAsync(select.bind(NAME))
        .thenApply(
            found ->
                Optional.ofNullable(found.one())
                    .filter(row -> !row.isNull(0))
                    .map(row -> new Held(String.valueOf(row.getString(0)), row.getLong(1))));
  }

  /** Gives the claim back, if it is this cluster's. */
  public CompletionStage<Void> release() {
    return session.executeAsync(delete.bind(NAME, holder)).thenAccept(done -> {});
  }

  private static void pause() {
    try {
      new CountDownLatch(1).await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CassandraUnavailableException("interrupted while the keyspace was claimed");
    }
  }

  private static <T> T await(CompletionStage<T> answer) {
    try {
      return answer.toCompletableFuture().get(ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw new CassandraUnavailableException(
          "the keyspace cannot be claimed: " + cause.getMessage(), cause);
    } catch (TimeoutException late) {
      throw new CassandraUnavailableException(
          "the keyspace cannot be claimed within " + ANSWER_WITHIN.toSeconds() + " s", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CassandraUnavailableException("interrupted while the keyspace was claimed");
    }
  }
}
