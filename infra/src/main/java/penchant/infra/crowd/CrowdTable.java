package penchant.infra.crowd;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import penchant.actors.crowd.CrowdStore;
import penchant.actors.crowd.MadeGraph;
import penchant.domain.learning.LearnedBlend;
import penchant.domain.ranking.CrowdVersion;
import penchant.domain.ranking.Trends;
import penchant.domain.vector.VectorSpace;

/**
 * What everybody does in Cassandra: {@code artefacts}, cut into parts, and {@code
 * artefact_versions}, which says what counts and is written after all parts. The version before the
 * last goes when a new one counts, so that who is just reading the last can go on.
 */
public final class CrowdTable implements CrowdStore {

  private static final int PART_BYTES = 1 << 20;
  private static final String GRAPH = "graph";
  private static final String TRENDS = "trends";
  private static final String BLEND = "blend";
  private static final Logger LOG = LoggerFactory.getLogger(CrowdTable.class);

  private final CqlSession session;
  private final VectorSpace space;
  private final Executor executor;
  private final PreparedStatement selectVersion;
  private final PreparedStatement insertVersion;
  private final PreparedStatement selectPart;
  private final PreparedStatement insertPart;
  private final PreparedStatement deleteParts;

  /** What counts of one name, and how to find it. */
  private record Pointer(long version, long before, int parts) {}

  private static final Pointer NOTHING = new Pointer(0, 0, 0);

  /**
   * @param space of the catalogue, in which networks must have been trained
   * @param executor where answers of Cassandra are taken further
   */
  public CrowdTable(CqlSession session, VectorSpace space, Executor executor) {
    this.session = session;
    this.space = space;
    this.executor = executor;
    selectVersion =
        session.prepare(
            "SELECT version, before, parts FROM penchant.artefact_versions WHERE name = ?");
    insertVersion =
        session.prepare(
            "INSERT INTO penchant.artefact_versions (name, version, before, parts)"
                + " VALUES (?, ?, ?, ?)");
    selectPart =
        session.prepare(
            "SELECT bytes FROM penchant.artefacts WHERE name = ? AND version = ? AND part = ?");
    insertPart =
        session.prepare(
            "INSERT INTO penchant.artefacts (name, version, part, bytes) VALUES (?, ?, ?, ?)");
    deleteParts = session.prepare("DELETE FROM penchant.artefacts WHERE name = ? AND version = ?");
  }

  @Override
  public CompletionStage<CrowdVersion> newest() {
    return pointer(GRAPH)
        .thenCombineAsync(
            pointer(TRENDS),
            (graph, trends) -> new CrowdVersion(graph.version, trends.version, 0),
            executor)
        .thenCombineAsync(
            pointer(BLEND),
            (crowd, blend) -> new CrowdVersion(crowd.graph(), crowd.trends(), blend.version),
            executor);
  }

  @Override
  public CompletionStage<Done> publish(long version, MadeGraph graph) {
    return publish(GRAPH, version, CrowdCodec.bytes(graph));
  }

  @Override
  public CompletionStage<Done> publish(long version, Trends trends) {
    return publish(TRENDS, version, CrowdCodec.bytes(trends));
  }

  @Override
  public CompletionStage<Done> publish(long version, LearnedBlend blend) {
    return publish(BLEND, version, CrowdCodec.bytes(blend));
  }

  @Override
  public CompletionStage<Optional<LearnedBlend>> blend(long version) {
    return bytes(BLEND, version).thenApplyAsync(bytes -> blend(version, bytes), executor);
  }

  private Optional<LearnedBlend> blend(long version, byte[] bytes) {
    try {
      LearnedBlend learned = CrowdCodec.blend(bytes);
      learned.networks().requireOf(space);
      return Optional.of(learned);
    } catch (IllegalArgumentException foreign) {
      LOG.warn(
          "blend {} does not count, the configured weights do: {}", version, foreign.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public CompletionStage<MadeGraph> graph(long version) {
    return bytes(GRAPH, version).thenApplyAsync(CrowdCodec::graph, executor);
  }

  @Override
  public CompletionStage<Trends> trends(long version) {
    return bytes(TRENDS, version).thenApplyAsync(CrowdCodec::trends, executor);
  }

  private CompletionStage<Pointer> pointer(String name) {
    return session
        .executeAsync(selectVersion.bind(name))
        .thenApplyAsync(AsyncResultSet::one, executor)
        .thenApplyAsync(CrowdTable::pointer, executor);
  }

  private static Pointer pointer(@Nullable Row row) {
    return row == null
        ? NOTHING
        : new Pointer(row.getLong("version"), row.getLong("before"), row.getInt("parts"));
  }

  private CompletionStage<Done> publish(String name, long version, byte[] bytes) {
    int parts = (bytes.length + PART_BYTES - 1) / PART_BYTES;
    return pointer(name)
        .thenComposeAsync(
            last ->
                write(name, version, bytes, 0)
                    .thenComposeAsync(
                        written ->
                            session.executeAsync(
                                insertVersion.bind(name, version, last.version, parts)),
                        executor)
                    .thenComposeAsync(
                        counts ->
                            last.before == 0 || last.before == version
                                ? CompletableFuture.completedFuture(Done.getInstance())
                                : session
                                    .executeAsync(deleteParts.bind(name, last.before))
                                    .thenApplyAsync(gone -> Done.getInstance(), executor),
                        executor),
            executor);
  }

  /** One part after the other: other writes are to come in between. */
  private CompletionStage<Done> write(String name, long version, byte[] bytes, int part) {
    int from = part * PART_BYTES;
    if (from >= bytes.length) {
      return CompletableFuture.completedFuture(Done.getInstance());
    }
    byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(from + PART_BYTES, bytes.length));
    return session
        .executeAsync(insertPart.bind(name, version, part, ByteBuffer.wrap(piece)))
        .thenComposeAsync(written -> write(name, version, bytes, part + 1), executor);
  }

  private CompletionStage<byte[]> bytes(String name, long version) {
    return pointer(name)
        .thenComposeAsync(
            last -> {
              if (last.version != version) {
                throw new IllegalStateException(
                    name + " " + version + " does not count any more, but " + last.version);
              }
              return read(name, last, 0, new ByteArrayOutputStream(last.parts * PART_BYTES));
            },
            executor);
  }

  private CompletionStage<byte[]> read(
      String name, Pointer pointer, int part, ByteArrayOutputStream to) {
    if (part == pointer.parts) {
      return CompletableFuture.completedFuture(to.toByteArray());
    }
    return session
        .executeAsync(selectPart.bind(name, pointer.version, part))
        .thenComposeAsync(
            found -> {
              Row row = found.one();
              ByteBuffer bytes = row == null ? null : row.getByteBuffer("bytes");
              if (bytes == null) {
                throw new IllegalStateException(
                    "part " + part + " of " + name + " " + pointer.version + " is not there");
              }
              byte[] piece = new byte[bytes.remaining()];
              bytes.get(piece);
              to.writeBytes(piece);
              return read(name, pointer, part + 1, to);
            },
            executor);
  }
}
