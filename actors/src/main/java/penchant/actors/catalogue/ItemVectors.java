package penchant.actors.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.pattern.Patterns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import penchant.actors.embedding.Embedder;
import penchant.actors.embedding.EmbeddingQueueFullException;
import penchant.actors.embedding.Lane;
import penchant.domain.catalogue.Item;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.VectorSpace;

/** Sees to it that every item of this node's catalogue has a vector of this node's space. */
final class ItemVectors {

  private static final Logger LOG = LoggerFactory.getLogger(ItemVectors.class);

  private final ActorSystem<?> system;
  private final Executor executor;
  private final Embedder embedder;
  private final CatalogueSettings settings;

  ItemVectors(ActorSystem<?> system, Embedder embedder, CatalogueSettings settings) {
    this.system = system;
    this.executor = system.executionContext();
    this.embedder = embedder;
    this.settings = settings;
  }

  VectorSpace space() {
    return embedder.space();
  }

  /** What of an item its vector is made from. */
  static String text(String title, String text) {
    if (title.isEmpty() || text.isEmpty()) {
      return title + text;
    }
    return title + ". " + text;
  }

  /** In their order; empty for a text that the encoder cannot digest. */
  CompletionStage<List<Optional<Embedding>>> embed(List<String> texts, Lane lane) {
    return embedder.embedEach(texts, lane);
  }

  /**
   * The rows with vectors of this space: those of another are made anew from title and text,
   * however long that waits. An item that has neither, or a text that the encoder cannot digest,
   * cannot be compared here and is left out.
   */
  CompletionStage<List<ItemRow>> inThisSpace(List<ItemRow> rows) {
    List<ItemRow> ready = new ArrayList<>();
    List<ItemRow.Kept> foreign = new ArrayList<>();
    for (ItemRow row : rows) {
      if (!(row instanceof ItemRow.Kept kept) || isOfThisSpace(kept)) {
        ready.add(row);
      } else if (textOf(kept.item()).isEmpty()) {
        LOG.warn(
            "item '{}' is left out: its vector is of space {}, this node's is {}, and it has no text",
            kept.id(),
            kept.vectorSpace(),
            space().id());
      } else {
        foreign.add(kept);
      }
    }
    if (foreign.isEmpty()) {
      return CompletableFuture.completedFuture(ready);
    }
    return embedPatiently(foreign.stream().map(kept -> textOf(kept.item())).toList())
        .thenApply(
            vectors -> {
              for (int i = 0; i < foreign.size(); i++) {
                ItemRow.Kept kept = foreign.get(i);
                vectors
                    .get(i)
                    .ifPresentOrElse(
                        vector -> ready.add(withVector(kept, vector)),
                        () ->
                            LOG.warn(
                                "item '{}' is left out: the encoder cannot digest its text",
                                kept.id()));
              }
              return ready;
            });
  }

  boolean isOfThisSpace(ItemRow.Kept kept) {
    return kept.vectorSpace().equals(space().id())
        && kept.item().vector().dimensions() == space().dimensions();
  }

  private ItemRow.Kept withVector(ItemRow.Kept kept, Embedding vector) {
    Item item = kept.item();
    Item embedded =
        new Item(
            item.id(),
            item.title(),
            item.text(),
            item.categories(),
            item.labels(),
            item.domain(),
            item.at(),
            item.hidden(),
            vector);
    return new ItemRow.Kept(embedded, space().id(), false, kept.revision());
  }

  private static String textOf(Item item) {
    return text(item.title(), item.text());
  }

  private CompletionStage<List<Optional<Embedding>>> embedPatiently(List<String> texts) {
    return embed(texts, Lane.BACKFILL)
        .exceptionallyComposeAsync(
            failure -> {
              if (causeOf(failure) instanceof EmbeddingQueueFullException) {
                return Patterns.after(
                    settings.retryAfter(),
                    system.classicSystem().scheduler(),
                    system.executionContext(),
                    () -> embedPatiently(texts));
              }
              return CompletableFuture.failedFuture(failure);
            },
            executor);
  }

  static Throwable causeOf(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }
}
