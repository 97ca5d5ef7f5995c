package penchant.actors.clustering;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import penchant.domain.clustering.CohortRow;

/** Where the rows of cohorts are kept. */
public interface CohortRows {

  /** All rows of a cohort. */
  CompletionStage<List<CohortRow>> load(int cohort);

  /**
   * Writes rows, with the sums in them, all or none. Writing the same again does no harm.
   *
   * @param rows at most {@link #mostBytes}
   */
  CompletionStage<Done> write(int cohort, List<CohortRow> rows);

  /** How many bytes one write may hold, by {@link RowSize}; room for a report at least. */
  int mostBytes();
}
