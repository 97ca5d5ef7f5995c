package penchant.actors.clustering;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.Done;
import penchant.domain.clustering.CohortRow;
import penchant.domain.clustering.DeedSum;

/** Rows that merge as the tables do, and that fail or take their time when told to. */
final class RowsInMemory implements CohortRows {

  static final int MOST_BYTES = 2_000;

  private final Map<String, CohortRow> rows = new ConcurrentHashMap<>();
  volatile boolean isBroken;

  /** Rows are read once this is complete. */
  volatile CompletableFuture<Done> readable = CompletableFuture.completedFuture(Done.getInstance());

  /** Rows are written once this is complete. */
  volatile CompletableFuture<Done> writable = CompletableFuture.completedFuture(Done.getInstance());

  /** The bytes of ids, keys, vectors and numbers in each write that was tried. */
  final List<Integer> writes = new CopyOnWriteArrayList<>();

  @Override
  public CompletionStage<List<CohortRow>> load(int cohort) {
    return readable.thenApply(done -> new ArrayList<>(rows.values()));
  }

  @Override
  public CompletionStage<Done> write(int cohort, List<CohortRow> written) {
    writes.add(written.stream().mapToInt(RowsInMemory::bytes).sum());
    if (isBroken) {
      return CompletableFuture.failedFuture(new IllegalStateException("the table is away"));
    }
    return writable.thenApply(
        done -> {
          written.forEach(row -> rows.merge(row.user(), row, RowsInMemory::merged));
          return done;
        });
  }

  @Override
  public int mostBytes() {
    return MOST_BYTES;
  }

  private static int bytes(CohortRow row) {
    int user = row.user().getBytes(StandardCharsets.UTF_8).length;
    int bytes = user + 24 + row.longVector().map(vector -> vector.dimensions()).orElse(0);
    for (String key : row.deeds().keySet()) {
      bytes += user + key.getBytes(StandardCharsets.UTF_8).length + 20;
    }
    return bytes;
  }

  private static CohortRow merged(CohortRow before, CohortRow now) {
    SortedMap<String, DeedSum> deeds = new TreeMap<>(before.deeds());
    deeds.putAll(now.deeds());
    return new CohortRow(
        now.user(), now.sequence(), now.longVector(), now.outdated(), now.cluster(), deeds);
  }

  CohortRow row(String user) {
    CohortRow row = rows.get(user);
    if (row == null) {
      throw new AssertionError("no row of " + user);
    }
    return row;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }
}
