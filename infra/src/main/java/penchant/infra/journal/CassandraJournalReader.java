package penchant.infra.journal;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.cassandra.query.javadsl.CassandraReadJournal;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import penchant.actors.user.JournalReader;
import penchant.actors.user.JournalUnavailableException;
import penchant.domain.interest.UserFact;

/** The journal of pekko-persistence-cassandra, read through its query side and its tables. */
public final class CassandraJournalReader implements JournalReader {

  private static final String PREFIX = "user:";

  private final ActorSystem<?> system;
  private final CassandraReadJournal journal;
  private final CqlSession session;
  private final PreparedStatement highest;
  private final long partitionSize;
  private final Executor executor;

  public CassandraJournalReader(ActorSystem<?> system, CqlSession session, Executor executor) {
    this.system = system;
    this.session = session;
    this.executor = executor;
    this.journal =
        PersistenceQuery.get(system)
            .getReadJournalFor(CassandraReadJournal.class, CassandraReadJournal.Identifier());
    this.partitionSize =
        system
            .settings()
            .config()
            .getLong("pekko.persistence.cassandra.journal.target-partition-size");
    this.highest =
        session.prepare(
            "SELECT sequence_nr FROM penchant.messages WHERE persistence_id = ? AND partition_nr = ?"
                + " ORDER BY sequence_nr DESC LIMIT 1");
  }

  @Override
  public CompletionStage<List<UserFact>> facts(String user, long fromSequence, long toSequence) {
    if (toSequence < fromSequence) {
      return CompletableFuture.completedFuture(List.of());
    }
    return orAway(
        journal
            .currentEventsByPersistenceId(PREFIX + user, fromSequence, toSequence)
            .map(envelope -> (UserFact) envelope.event())
            .runWith(Sink.seq(), system));
  }

  @Override
  public CompletionStage<Long> highestSequence(String user) {
    return orAway(highestFrom(PREFIX + user, 0, 0));
  }

  private <T> CompletionStage<T> orAway(CompletionStage<T> read) {
    return read.handleAsync(
        (value, failure) -> {
          if (failure != null) {
            throw new JournalUnavailableException(
                "the journal cannot be read: " + failure.getMessage(), failure);
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
