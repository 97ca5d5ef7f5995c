package penchant.actors.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.Done;

/** A table of items for tests that can go away and come back. */
final class ItemsInMemory implements ItemStore {

  private final Map<String, ItemRow> rows = new HashMap<>();
  private final List<Change> log = new ArrayList<>();
  private boolean away;
  private int reads;

  synchronized void goAway() {
    away = true;
  }

  synchronized void comeBack() {
    away = false;
  }

  synchronized int reads() {
    return reads;
  }

  /** The row as another node would write it, without telling the log yet. */
  synchronized void writeSilently(ItemRow row) {
    rows.put(row.id(), row);
  }

  synchronized void log(Change change) {
    log.add(change);
  }

  synchronized List<ItemRow> rows() {
    return List.copyOf(rows.values());
  }

  @Override
  public CompletionStage<Done> scan(Function<List<ItemRow>, CompletionStage<Done>> onPage) {
    CompletionStage<List<ItemRow>> all = answer(this::rows);
    return all.thenCompose(onPage);
  }

  @Override
  public CompletionStage<List<ItemRow>> read(List<String> ids) {
    return answer(
        () -> {
          reads += ids.size();
          return ids.stream().map(rows::get).filter(row -> row != null).toList();
        });
  }

  @Override
  public CompletionStage<Done> write(List<ItemRow> written) {
    return answer(
        () -> {
          for (ItemRow row : written) {
            rows.merge(row.id(), row, (a, b) -> a.revision() >= b.revision() ? a : b);
            log.add(new Change(row.id(), row.revision()));
          }
          return Done.getInstance();
        });
  }

  @Override
  public CompletionStage<Done> writeVectors(List<ItemRow.Kept> remade) {
    return answer(
        () -> {
          remade.forEach(row -> rows.put(row.id(), row));
          return Done.getInstance();
        });
  }

  @Override
  public CompletionStage<List<Change>> changes(long fromRevision) {
    return answer(() -> log.stream().filter(change -> change.revision() >= fromRevision).toList());
  }

  private synchronized <T> CompletionStage<T> answer(Supplier<T> work) {
    return away
        ? CompletableFuture.failedFuture(new CatalogueUnavailableException("away", null))
        : CompletableFuture.completedFuture(work.get());
  }
}
