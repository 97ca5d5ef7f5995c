package penchant.infra.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import penchant.actors.catalogue.ItemRow;
import penchant.actors.catalogue.ItemStore;

/** A table of items that lasts as long as the evaluation, in place of that in Cassandra. */
final class ItemsInMemory implements ItemStore {

  private final Map<String, ItemRow> rows = new HashMap<>();

  @Override
  public CompletionStage<Done> scan(Function<List<ItemRow>, CompletionStage<Done>> onPage) {
    CompletionStage<List<ItemRow>> all = answer(() -> new ArrayList<>(rows.values()));
    return all.thenCompose(onPage);
  }

  @Override
  public CompletionStage<List<ItemRow>> read(List<String> ids) {
    return answer(() -> ids.stream().map(rows::get).filter(Objects::nonNull).toList());
  }

  @Override
  public CompletionStage<Done> write(List<ItemRow> written) {
    return answer(
        () -> {
          for (ItemRow row : written) {
            rows.merge(row.id(), row, (a, b) -> a.revision() >= b.revision() ? a : b);
          }
          return Done.getInstance();
        });
  }

  @Override
  public CompletionStage<Done> writeVectors(List<ItemRow.Kept> remade) {
    return write(List.copyOf(remade));
  }

  /** Nobody else writes here. */
  @Override
  public CompletionStage<List<Change>> changes(long fromRevision) {
    return CompletableFuture.completedFuture(List.of());
  }

  private synchronized <T> CompletionStage<T> answer(Supplier<T> work) {
    return CompletableFuture.completedFuture(work.get());
  }
}
