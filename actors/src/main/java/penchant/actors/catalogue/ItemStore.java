package penchant.actors.catalogue;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.Done;

/**
 * The table of items and the log of their changes. Everything fails with {@link
 * CatalogueUnavailableException} when the table cannot be reached.
 */
public interface ItemStore {

  /** That an item was written or deleted. */
  record Change(String id, long revision) {}

  /**
   * Reads the whole table, page by page; the next page is read when {@code onPage} is done with the
   * last.
   */
  CompletionStage<Done> scan(Function<List<ItemRow>, CompletionStage<Done>> onPage);

  /** The rows of those ids that have one, in any order. */
  CompletionStage<List<ItemRow>> read(List<String> ids);

  /**
   * Writes rows and their changes, for each item both or neither. A row that is older than what the
   * table has does nothing.
   */
  CompletionStage<Done> write(List<ItemRow> rows);

  /**
   * Replaces the vectors of rows that were read, unless somebody wrote them since; logs nothing.
   */
  CompletionStage<Done> writeVectors(List<ItemRow.Kept> rows);

  /** The changes of at least this revision, oldest first. */
  CompletionStage<List<Change>> changes(long fromRevision);
}
