package penchant.infra.catalogue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.Done;
import penchant.actors.catalogue.CatalogueUnavailableException;
import penchant.actors.catalogue.ItemRow;
import penchant.actors.catalogue.ItemStore;

/**
 * The tables {@code penchant.items} and {@code penchant.item_changes}.
 *
 * <p>A row and its entry in the log go in one logged batch, so that sooner or later both are there
 * or neither. Every write carries its revision as time stamp, which makes the table agree with the
 * snapshots on which of two writes of one item wins. What is read is decoded on the executor given,
 * not on the driver's own threads.
 */
public final class ItemsTable implements ItemStore {

  private static final long BUCKET_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;
  private static final int AT_ONCE = 64;
  private static final int PAGE = 500;

  private final CqlSession session;
  private final Executor executor;
  private final Clock clock;
  private final PreparedStatement selectAll;
  private final PreparedStatement select;
  private final PreparedStatement insert;
  private final PreparedStatement updateVector;
  private final PreparedStatement insertChange;
  private final PreparedStatement selectChanges;

  /** Prepares the statements: the tables must be there. */
  public ItemsTable(CqlSession session, Executor executor, Clock clock) {
    this.session = session;
    this.executor = executor;
    this.clock = clock;
    String columns = ItemCodec.COLUMNS;
    selectAll = session.prepare("SELECT " + columns + " FROM penchant.items");
    select = session.prepare("SELECT " + columns + " FROM penchant.items WHERE id = ?");
    insert =
        session.prepare(
            "INSERT INTO penchant.items (" + columns + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)");
    updateVector =
        session.prepare(
            "UPDATE penchant.items SET vector = ?, vector_space = ?, vector_given = ? WHERE id = ?");
    insertChange =
        session.prepare(
            "INSERT INTO penchant.item_changes (bucket, revision, id) VALUES (?, ?, ?)");
    selectChanges =
        session.prepare(
            "SELECT revision, id FROM penchant.item_changes WHERE bucket = ? AND revision >= ?");
  }

  @Override
  public CompletionStage<Done> scan(Function<List<ItemRow>, CompletionStage<Done>> onPage) {
    return execute(selectAll.bind().setPageSize(PAGE))
        .thenComposeAsync(page -> scanFrom(page, onPage), executor);
  }

  private CompletionStage<Done> scanFrom(
      AsyncResultSet page, Function<List<ItemRow>, CompletionStage<Done>> onPage) {
    List<ItemRow> rows = new ArrayList<>();
    page.currentPage().forEach(row -> rows.add(ItemCodec.row(row)));
    return onPage
        .apply(rows)
        .thenCompose(
            done ->
                page.hasMorePages()
                    ? orUnavailable(page.fetchNextPage())
                        .thenComposeAsync(next -> scanFrom(next, onPage), executor)
                    : CompletableFuture.completedFuture(done));
  }

  @Override
  public CompletionStage<List<ItemRow>> read(List<String> ids) {
    List<ItemRow> found = new ArrayList<>();
    return inPortions(
            ids,
            id -> execute(select.bind(id)),
            results -> {
              for (AsyncResultSet result : results) {
                result.currentPage().forEach(row -> found.add(ItemCodec.row(row)));
              }
            })
        .thenApply(done -> found);
  }

  @Override
  public CompletionStage<Done> write(List<ItemRow> rows) {
    return inPortions(rows, row -> execute(withChange(row)), results -> {});
  }

  private BatchStatement withChange(ItemRow row) {
    return BatchStatement.builder(DefaultBatchType.LOGGED)
        .addStatement(ItemCodec.bind(insert, row))
        .addStatement(insertChange.bind(bucket(row.revision()), row.revision(), row.id()))
        .setQueryTimestamp(row.revision())
        .setIdempotence(true)
        .build();
  }

  @Override
  public CompletionStage<Done> writeVectors(List<ItemRow.Kept> rows) {
    return inPortions(
        rows,
        row ->
            execute(
                updateVector
                    .bind(
                        ItemCodec.bytes(row.item().vector()),
                        row.vectorSpace(),
                        row.vectorGiven(),
                        row.id())
                    // Just above the row that was read, and below whatever anybody writes later.
                    .setQueryTimestamp(row.revision() + 1)
                    .setIdempotent(true)),
        results -> {});
  }

  @Override
  public CompletionStage<List<Change>> changes(long fromRevision) {
    long now = Math.multiplyExact(clock.millis(), 1_000L);
    List<Long> buckets = new ArrayList<>();
    // One bucket ahead, for a node whose clock is.
    for (long bucket = bucket(fromRevision); bucket <= bucket(now) + 1; bucket++) {
      buckets.add(bucket);
    }
    List<Change> changes = new ArrayList<>();
    return inPortions(
            buckets,
            bucket ->
                execute(selectChanges.bind(bucket, fromRevision))
                    .thenComposeAsync(page -> changesFrom(page, new ArrayList<>()), executor),
            results -> results.forEach(changes::addAll))
        .thenApply(done -> changes);
  }

  private CompletionStage<List<Change>> changesFrom(AsyncResultSet page, List<Change> found) {
    page.currentPage()
        .forEach(
            row -> {
              String id = row.getString("id");
              if (id != null) {
                found.add(new Change(id, row.getLong("revision")));
              }
            });
    return page.hasMorePages()
        ? orUnavailable(page.fetchNextPage())
            .thenComposeAsync(next -> changesFrom(next, found), executor)
        : CompletableFuture.completedFuture(found);
  }

  private static long bucket(long revision) {
    return Math.floorDiv(revision, BUCKET_MICROS);
  }

  /** A limited number at once, so that many do not crowd out everybody else's requests. */
  private <T, R> CompletionStage<Done> inPortions(
      List<T> inputs, Function<T, CompletionStage<R>> request, Consumer<List<R>> onResults) {
    if (inputs.isEmpty()) {
      return CompletableFuture.completedFuture(Done.getInstance());
    }
    List<CompletableFuture<R>> requests =
        inputs.subList(0, Math.min(AT_ONCE, inputs.size())).stream()
            .map(input -> request.apply(input).toCompletableFuture())
            .toList();
    return CompletableFuture.allOf(requests.toArray(CompletableFuture<?>[]::new))
        .thenComposeAsync(
            all -> {
              onResults.accept(requests.stream().map(CompletableFuture::join).toList());
              return inPortions(inputs.subList(requests.size(), inputs.size()), request, onResults);
            },
            executor);
  }

  private CompletionStage<AsyncResultSet> execute(Statement<?> statement) {
    return orUnavailable(session.executeAsync(statement.setIdempotent(true)));
  }

  private static <T> CompletionStage<T> orUnavailable(CompletionStage<T> answer) {
    return answer.exceptionallyCompose(
        failure -> {
          Throwable cause = failure.getCause();
          Throwable reason =
              failure instanceof CompletionException && cause != null ? cause : failure;
          return CompletableFuture.failedFuture(
              new CatalogueUnavailableException(
                  "the table of items did not answer: " + reason.getMessage(), reason));
        });
  }
}
