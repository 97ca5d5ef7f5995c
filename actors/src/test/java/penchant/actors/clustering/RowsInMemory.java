package penchant.actors.clustering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.Done;
import penchant.domain.clustering.CohortRow;
import penchant.domain.decay.DecayedSum;

/** Rows that merge as the tables do, and that fail when told to. */
final class RowsInMemory implements CohortRows {

  private final Map<String, CohortRow> rows = new ConcurrentHashMap<>();
  volatile boolean isBroken;

  @Override
  public CompletionStage<List<CohortRow>> load(int cohort) {
    return CompletableFuture.completedFuture(new ArrayList<>(rows.values()));
  }

  @Override
  public CompletionStage<Done> write(int cohort, List<CohortRow> written) {
    if (isBroken) {
      return CompletableFuture.failedFuture(new IllegalStateException("the table is away"));
    }
    written.forEach(row -> rows.merge(row.user(), row, RowsInMemory::merged));
    return CompletableFuture.completedFuture(Done.getInstance());
  }

  private static CohortRow merged(CohortRow before, CohortRow now) {
    SortedMap<String, DecayedSum> deeds = new TreeMap<>(before.deeds());
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
