package penchant.infra.cohorts;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.pekko.Done;
import penchant.actors.clustering.CohortRows;
import penchant.domain.clustering.CohortRow;
import penchant.domain.clustering.DeedSum;
import penchant.domain.decay.DecayedSum;
import penchant.domain.interest.Fold;
import penchant.domain.vector.QuantisedVector;

/**
 * Rows of cohorts in Cassandra: {@code cohort_rows} and {@code cohort_deeds}, both partitioned by
 * cohort. A write is one batch for one partition key of one keyspace, which Cassandra applies as
 * one mutation, over both tables: all or nothing.
 */
public final class CohortRowsTable implements CohortRows {

  private static final int FORGOTTEN_AT_ONCE = 20;

  private final CqlSession session;
  private final Fold fold;
  private final int mostBytes;
  private final Executor executor;
  private final PreparedStatement selectRows;
  private final PreparedStatement selectDeeds;
  private final PreparedStatement insertRow;
  private final PreparedStatement insertDeed;
  private final PreparedStatement deleteRow;
  private final PreparedStatement deleteDeeds;

  /**
   * Vectors of another space than that of {@code fold} are read as outdated.
   *
   * @param mostBytes in one write
   */
  public CohortRowsTable(CqlSession session, Fold fold, int mostBytes, Executor executor) {
    this.session = session;
    this.fold = fold;
    this.mostBytes = mostBytes;
    this.executor = executor;
    selectRows =
        session.prepare(
            "SELECT user, sequence, vector, scale, space, cluster, fold FROM penchant.cohort_rows"
                + " WHERE cohort = ?");
    selectDeeds =
        session.prepare(
            "SELECT user, key, mass, landmark, total FROM penchant.cohort_deeds WHERE cohort = ?");
    insertRow =
        session.prepare(
            "INSERT INTO penchant.cohort_rows (cohort, user, sequence, vector, scale, space, cluster,"
                + " fold) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    insertDeed =
        session.prepare(
            "INSERT INTO penchant.cohort_deeds (cohort, user, key, mass, landmark, total)"
                + " VALUES (?, ?, ?, ?, ?, ?)");
    deleteRow = session.prepare("DELETE FROM penchant.cohort_rows WHERE cohort = ? AND user = ?");
    deleteDeeds =
        session.prepare("DELETE FROM penchant.cohort_deeds WHERE cohort = ? AND user = ?");
  }

  /**
   * {@inheritDoc} What was written under another fold is forgotten: the sweep finds that its user
   * has no row, and all of the journal is reported again.
   */
  @Override
  public CompletionStage<List<CohortRow>> load(int cohort) {
    List<Row> rows = new ArrayList<>();
    List<String> ofOtherFolds = new ArrayList<>();
    SortedMap<String, SortedMap<String, DeedSum>> deeds = new TreeMap<>();
    return forEach(
            selectRows.bind(cohort),
            row -> {
              if (fold.version().equals(row.getString("fold"))) {
                rows.add(row);
              } else {
                ofOtherFolds.add(row.getString("user"));
              }
            })
        .thenComposeAsync(done -> forget(cohort, ofOtherFolds), executor)
        .thenComposeAsync(
            done ->
                forEach(
                    selectDeeds.bind(cohort),
                    row ->
                        deeds
                            .computeIfAbsent(row.getString("user"), user -> new TreeMap<>())
                            .put(
                                row.getString("key"),
                                new DeedSum(
                                    new DecayedSum(row.getDouble("mass"), row.getLong("landmark")),
                                    row.getLong("total")))),
            executor)
        .thenApplyAsync(done -> rows.stream().map(row -> row(row, deeds)).toList(), executor);
  }

  /** With their sums, each user's at once: what is reported again would not replace them all. */
  private CompletionStage<Done> forget(int cohort, List<String> users) {
    if (users.isEmpty()) {
      return CompletableFuture.completedFuture(Done.getInstance());
    }
    int some = Math.min(FORGOTTEN_AT_ONCE, users.size());
    BatchStatementBuilder batch = BatchStatement.builder(BatchType.UNLOGGED).setIdempotence(true);
    for (String user : users.subList(0, some)) {
      batch.addStatement(deleteRow.bind(cohort, user));
      batch.addStatement(deleteDeeds.bind(cohort, user));
    }
    return session
        .executeAsync(batch.build())
        .thenComposeAsync(done -> forget(cohort, users.subList(some, users.size())), executor);
  }

  private CohortRow row(Row row, SortedMap<String, SortedMap<String, DeedSum>> deeds) {
    String user = row.getString("user");
    ByteBuffer values = row.getByteBuffer("vector");
    boolean outdated = values != null && !fold.vectorSpace().equals(row.getString("space"));
    return new CohortRow(
        user,
        row.getLong("sequence"),
        values == null || outdated
            ? Optional.empty()
            : Optional.of(QuantisedVector.of(row.getFloat("scale"), bytes(values))),
        outdated,
        row.isNull("cluster") ? OptionalLong.empty() : OptionalLong.of(row.getLong("cluster")),
        deeds.getOrDefault(user, new TreeMap<>()));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  @Override
  public int mostBytes() {
    return mostBytes;
  }

  @Override
  public CompletionStage<Done> write(int cohort, List<CohortRow> rows) {
    BatchStatementBuilder batch = BatchStatement.builder(BatchType.UNLOGGED).setIdempotence(true);
    for (CohortRow row : rows) {
      batch.addStatement(bound(cohort, row));
      row.deeds()
          .forEach(
              (key, sum) ->
                  batch.addStatement(
                      insertDeed.bind(
                          cohort,
                          row.user(),
                          key,
                          sum.decayed().mass(),
                          sum.decayed().landmarkMillis(),
                          sum.total())));
    }
    return batch.getStatementsCount() == 0
        ? CompletableFuture.completedFuture(Done.getInstance())
        : session
            .executeAsync(batch.build())
            .thenApplyAsync(written -> Done.getInstance(), executor);
  }

  private BoundStatement bound(int cohort, CohortRow row) {
    BoundStatement bound =
        insertRow
            .bind()
            .setInt("cohort", cohort)
            .setString("user", row.user())
            .setLong("sequence", row.sequence())
            .setString("space", fold.vectorSpace())
            .setString("fold", fold.version());
    if (row.longVector().isPresent()) {
      QuantisedVector vector = row.longVector().get();
      bound =
          bound
              .setByteBuffer("vector", ByteBuffer.wrap(vector.values()))
              .setFloat("scale", vector.scale());
    } else {
      bound = bound.setToNull("vector").setToNull("scale");
    }
    return row.cluster().isPresent()
        ? bound.setLong("cluster", row.cluster().getAsLong())
        : bound.setToNull("cluster");
  }

  private CompletionStage<Done> forEach(BoundStatement query, Consumer<Row> take) {
    return session.executeAsync(query).thenComposeAsync(page -> forEach(page, take), executor);
  }

  private CompletionStage<Done> forEach(AsyncResultSet page, Consumer<Row> take) {
    page.currentPage().forEach(take);
    return page.hasMorePages()
        ? page.fetchNextPage().thenComposeAsync(next -> forEach(next, take), executor)
        : CompletableFuture.completedFuture(Done.getInstance());
  }
}
