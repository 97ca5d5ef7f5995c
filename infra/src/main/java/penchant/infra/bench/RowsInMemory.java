package penchant.infra.bench;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import penchant.actors.clustering.CohortRows;
import penchant.domain.clustering.CohortRow;

/** Rows that need not outlive their cohort: nothing is started again within a benchmark. */
final class RowsInMemory implements CohortRows {

  @Override
  public CompletionStage<List<CohortRow>> load(int cohort) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public CompletionStage<Done> write(int cohort, List<CohortRow> rows) {
    return CompletableFuture.completedFuture(Done.getInstance());
  }

  @Override
  public int mostBytes() {
    return 36 * 1024;
  }
}
