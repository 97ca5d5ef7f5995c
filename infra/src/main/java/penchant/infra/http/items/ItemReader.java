package penchant.infra.http.items;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import penchant.actors.catalogue.CatalogueService;
import penchant.actors.catalogue.PutOutcome;
import penchant.domain.catalogue.ItemDraft;
import penchant.infra.http.body.Entries;
import penchant.infra.http.body.Rejection;

/** From the body of a request for many items into a catalogue. */
public final class ItemReader {

  private ItemReader() {}

  /** Puts them; the answer says why those were refused that were. */
  public static CompletionStage<List<String>> put(CatalogueService catalogue, byte[] body) {
    Entries<ItemDraft> entries = Entries.read(body, ItemTaker::withId);
    List<String> refusals = new ArrayList<>();
    entries.rejected().stream().map(Rejection::reason).forEach(refusals::add);
    List<ItemDraft> drafts = entries.accepted().stream().map(Entries.Placed::value).toList();
    if (drafts.isEmpty()) {
      return CompletableFuture.completedFuture(refusals);
    }
    return catalogue
        .put(drafts)
        .thenApply(
            outcomes -> {
              for (PutOutcome outcome : outcomes) {
                if (outcome instanceof PutOutcome.Refused refused) {
                  refusals.add(refused.reason());
                }
              }
              return refusals;
            });
  }
}
