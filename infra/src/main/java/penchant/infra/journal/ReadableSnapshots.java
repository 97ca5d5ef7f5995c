package penchant.infra.journal;

import com.typesafe.config.Config;
import java.io.NotSerializableException;
import org.apache.pekko.persistence.SelectedSnapshot;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.cassandra.snapshot.CassandraSnapshotStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;
import scala.concurrent.Future;
import scala.util.Success;
import scala.util.Try;

/**
 * Leaves aside a snapshot that cannot be read, as a newer version may have left it: the journal has
 * every fact. One that does not come in time is a failure all the same, and its owner tries again:
 * the library's {@code snapshot-is-optional} does not tell the two apart, and then reads whole
 * journals just when Cassandra comes back.
 */
public final class ReadableSnapshots extends CassandraSnapshotStore {

  private static final Logger LOG = LoggerFactory.getLogger(ReadableSnapshots.class);

  /** As the library makes a store of the class that is configured. */
  public ReadableSnapshots(Config config, String path) {
    super(config, path);
  }

  @Override
  public Future<Option<SelectedSnapshot>> loadAsync(
      String persistenceId, SnapshotSelectionCriteria criteria) {
    return super.loadAsync(persistenceId, criteria)
        .transform(loaded -> orNone(persistenceId, loaded), ec());
  }

  private static Try<Option<SelectedSnapshot>> orNone(
      String persistenceId, Try<Option<SelectedSnapshot>> loaded) {
    if (loaded.isFailure() && loaded.failed().get() instanceof NotSerializableException wrong) {
      LOG.warn(
          "The snapshots of '{}' are left aside, its journal is folded from the start: {}",
          persistenceId,
          wrong.getMessage());
      return new Success<>(Option.empty());
    }
    return loaded;
  }
}
