package penchant.actors.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.catalogue.ItemDraft;

/**
 * The catalogue, for everybody on this node. Whatever needs the table fails with {@link
 * CatalogueUnavailableException} while it is away; what needs the encoder fails as {@code Embedder}
 * does while its queue is full.
 */
public interface CatalogueService {

  /** The items as this node knows them now; part of them while the table is being loaded. */
  Catalogue snapshot();

  /** Whether the table has been loaded. */
  boolean isLoaded();

  /**
   * Checks, cleans and embeds the drafts, writes them, takes them into the snapshot, and then
   * answers. Each replaces the whole item. One draft goes before a backfill, many are one.
   *
   * @return an outcome for each draft, in their order; of two drafts of one item the later counts
   */
  CompletionStage<List<PutOutcome>> put(List<ItemDraft> drafts);

  /** The item, hidden or not, from the snapshot or else from the table. */
  CompletionStage<Optional<Item>> find(String id);

  /**
   * Deletes the item on all nodes.
   *
   * @return whether there was one
   */
  CompletionStage<Boolean> delete(String id);
}
