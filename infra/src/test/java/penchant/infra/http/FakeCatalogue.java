package penchant.infra.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import penchant.actors.catalogue.CatalogueService;
import penchant.actors.catalogue.CatalogueUnavailableException;
import penchant.actors.catalogue.PutOutcome;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.CatalogueChange;
import penchant.domain.catalogue.Item;
import penchant.domain.catalogue.ItemDraft;
import penchant.domain.vector.Embedding;

/** A catalogue in memory. Items of the table that are not in the snapshot can be set apart. */
final class FakeCatalogue implements CatalogueService {

  private volatile Catalogue snapshot = Catalogue.empty(FakeEmbedder.SPACE);
  private final Map<String, Item> onlyInTable = new HashMap<>();
  private volatile boolean away;
  private volatile boolean broken;

  void goAway(boolean gone) {
    away = gone;
  }

  void putInTableOnly(String id) {
    onlyInTable.put(
        id,
        item(
            new ItemDraft(
                id,
                id,
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty())));
  }

  @Override
  public Catalogue snapshot() {
    return snapshot;
  }

  @Override
  public boolean isLoaded() {
    return true;
  }

  /** Lookups throw at once, instead of failing in the end. */
  void breakDown(boolean down) {
    broken = down;
  }

  @Override
  public synchronized CompletionStage<List<PutOutcome>> put(List<ItemDraft> drafts) {
    if (away) {
      return CompletableFuture.failedFuture(gone());
    }
    List<PutOutcome> outcomes = new ArrayList<>();
    for (ItemDraft draft : drafts) {
      if (draft.vector().filter(vector -> vector.size() != 4).isPresent()) {
        outcomes.add(
            new PutOutcome.Refused(
                draft.id(),
                "item '" + draft.id() + "' has a vector of " + draft.vector().get().size()));
        continue;
      }
      boolean created = snapshot.find(draft.id()).isEmpty();
      Item item = item(draft);
      snapshot = snapshot.with(List.of(new CatalogueChange.Put(item, snapshot.version() + 1)));
      outcomes.add(new PutOutcome.Stored(item, created));
    }
    return CompletableFuture.completedFuture(outcomes);
  }

  private static Item item(ItemDraft draft) {
    return new Item(
        draft.id(),
        draft.title(),
        draft.text(),
        draft.categories(),
        draft.labels(),
        draft.domain(),
        draft.at().orElse(Instant.parse("2026-01-01T00:00:00Z")),
        draft.hidden(),
        draft.vector().isPresent()
            ? Embedding.directionOf(floats(draft.vector().get()))
            : FakeEmbedder.embedding(draft.title()));
  }

  private static float[] floats(List<Double> numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = numbers.get(i).floatValue();
    }
    return floats;
  }

  @Override
  public CompletionStage<Optional<Item>> find(String id) {
    if (broken) {
      throw new IllegalStateException("nobody foresaw this");
    }
    if (away) {
      return CompletableFuture.failedFuture(gone());
    }
    return CompletableFuture.completedFuture(
        snapshot.find(id).or(() -> Optional.ofNullable(onlyInTable.get(id))));
  }

  @Override
  public synchronized CompletionStage<Boolean> delete(String id) {
    boolean existed = snapshot.find(id).isPresent();
    snapshot = snapshot.with(List.of(new CatalogueChange.Delete(id, snapshot.version() + 1)));
    return CompletableFuture.completedFuture(existed);
  }

  private static CatalogueUnavailableException gone() {
    return new CatalogueUnavailableException("no table", new IllegalStateException());
  }
}
