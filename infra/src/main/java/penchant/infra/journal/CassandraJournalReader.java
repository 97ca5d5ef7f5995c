package penchant.infra.journal;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.typesafe.config.Config;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.cassandra.query.javadsl.CassandraReadJournal;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.stream.javadsl.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import penchant.actors.user.JournalReader;
import penchant.actors.user.JournalUnavailableException;
import penchant.domain.interest.UserFact;

/**
 * The journal of pekko-persistence-cassandra, read from its tables. Facts are those that a recovery
 * replays, see {@link ReplayedRows}: the query side of the library gives every row, also those that
 * a recovery discards.
 */
public final class CassandraJournalReader implements JournalReader {

  private static final String PREFIX = "user:";
  private static final String JOURNAL = "pekko.persistence.cassandra.journal";

  private static final Logger LOG = LoggerFactory.getLogger(CassandraJournalReader.class);

  private final CassandraReadJournal journal;
  private final CqlSession session;
  private final PreparedStatement range;
  private final PreparedStatement highest;
  private final Serialization serialization;
  private final Config replayFilter;
  private final long partitionSize;
  private final Executor executor;

  public CassandraJournalReader(ActorSystem<?> system, CqlSession session, Executor executor) {
    this.session = session;
    this.executor = executor;
    this.journal =
        PersistenceQuery.get(system)
            .getReadJournalFor(CassandraReadJournal.class, CassandraReadJournal.Identifier());
    this.serialization = SerializationExtension.get(system);
    Config config = system.settings().config();
    this.partitionSize = config.getLong(JOURNAL + ".target-partition-size");
    this.replayFilter =
        config
            .getConfig(JOURNAL)
            .withFallback(config.getConfig("pekko.persistence.journal-plugin-fallback"))
            .getConfig("replay-filter");
    this.range =
        session.prepare(
            "SELECT sequence_nr, writer_uuid, ser_id, ser_manifest, event FROM penchant.messages"
                + " WHERE persistence_id = ? AND partition_nr = ?"
                + " AND sequence_nr >= ? AND sequence_nr <= ?");
    this.highest =
        session.prepare(
            "SELECT sequence_nr FROM penchant.messages WHERE persistence_id = ? AND partition_nr = ?"
                + " ORDER BY sequence_nr DESC LIMIT 1");
  }

  /** Reading begins a number earlier, whose row tells who is the newest writer there. */
  @Override
  public CompletionStage<List<UserFact>> facts(String user, long fromSequence, long toSequence) {
    if (toSequence < fromSequence) {
      return CompletableFuture.completedFuture(List.of());
    }
    Range wanted = new Range(PREFIX + user, Math.max(1, fromSequence - 1), toSequence);
    return orAway(
        read(wanted, partitionOf(wanted.from()), ReplayedRows.asConfigured(replayFilter))
            .thenApplyAsync(
                rows -> rows.from(fromSequence).stream().map(this::fact).toList(), executor));
  }

  private record Range(String persistenceId, long from, long to) {}

  private long partitionOf(long sequence) {
    return (sequence - 1) / partitionSize;
  }

  private CompletionStage<ReplayedRows<Row>> read(
      Range wanted, long partition, ReplayedRows<Row> rows) {
    return session
        .executeAsync(range.bind(wanted.persistenceId(), partition, wanted.from(), wanted.to()))
        .thenComposeAsync(page -> take(page, 0, rows), executor)
        .thenComposeAsync(
            last ->
                mayGoOn(wanted, partition, last)
                    ? read(wanted, partition + 1, rows)
                    : CompletableFuture.completedFuture(rows),
            executor);
  }

  /** A batch never crosses partitions: its first rows may stand one after that of their numbers. */
  private boolean mayGoOn(Range wanted, long partition, long last) {
    return last < wanted.to()
        && partition <= partitionOf(wanted.to())
        && (last > 0 || partition == partitionOf(wanted.from()));
  }

  /** The number of the last row, or else {@code last}. */
  private CompletionStage<Long> take(AsyncResultSet page, long last, ReplayedRows<Row> rows) {
    long reached = last;
    for (Row row : page.currentPage()) {
      reached = row.getLong("sequence_nr");
      rows.add(reached, row.getString("writer_uuid"), row);
    }
    if (!page.hasMorePages()) {
      return CompletableFuture.completedFuture(reached);
    }
    long soFar = reached;
    return page.fetchNextPage().thenComposeAsync(next -> take(next, soFar, rows), executor);
  }

  private UserFact fact(Row row) {
    ByteBuffer buffer = row.getByteBuffer("event");
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return (UserFact)
        serialization.deserialize(bytes, row.getInt("ser_id"), row.getString("ser_manifest")).get();
  }

  @Override
  public CompletionStage<Long> highestSequence(String user) {
    return orAway(highestFrom(PREFIX + user, 0, 0));
  }

  private <T> CompletionStage<T> orAway(CompletionStage<T> read) {
    return read.handleAsync(
        (value, failure) -> {
          if (failure != null) {
            LOG.warn("A read of the journal failed: {}", failure.toString());
            throw new JournalUnavailableException(
                "the journal cannot be read: Cassandra does not answer, or not in time", failure);
          }
          return value;
        },
        executor);
  }

  /** Walks the partitions of a journal, which are filled one after the other, to the last. */
  private CompletionStage<Long> highestFrom(String persistenceId, long partition, long known) {
    return session
        .executeAsync(highest.bind(persistenceId, partition))
        .thenComposeAsync(
            rows -> {
              Optional<Long> last = lastOf(rows);
              // A batch never crosses partitions, so one may end a little before its last place.
              boolean mayGoOn =
                  last.filter(sequence -> sequence % partitionSize > partitionSize * 9 / 10)
                          .isPresent()
                      || last.filter(sequence -> sequence % partitionSize == 0).isPresent();
              return mayGoOn
                  ? highestFrom(persistenceId, partition + 1, last.orElse(known))
                  : CompletableFuture.completedFuture(last.orElse(known));
            },
            executor);
  }

  private static Optional<Long> lastOf(AsyncResultSet rows) {
    Row row = rows.one();
    return row == null ? Optional.empty() : Optional.of(row.getLong(0));
  }

  @Override
  public Source<String, NotUsed> users() {
    return journal
        .currentPersistenceIds()
        .filter(id -> id.startsWith(PREFIX))
        .map(id -> id.substring(PREFIX.length()));
  }
}
