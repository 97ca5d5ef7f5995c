package penchant.actors.catalogue;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import penchant.actors.embedding.Embedder;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.catalogue.ItemDraft;

/** The catalogue of one node, kept by a {@link CatalogueKeeper}. Safe for any thread. */
public final class KeptCatalogue implements CatalogueService {

  /** The keeper only copies; it answers late only on a machine that stands still. */
  static final Duration KEEPER_PATIENCE = Duration.ofSeconds(30);

  private final ActorSystem<?> system;
  private final Snapshot snapshot;
  private final ItemStore store;
  private final ItemVectors vectors;
  private final Revisions revisions;
  private final ItemWriter writer;
  private final ActorRef<CatalogueKeeper.Command> keeper;

  /** Lookups that found nothing, or are on their way: a flood of one unknown id asks once. */
  private final AsyncCache<String, Optional<Item>> absent;

  private KeptCatalogue(
      ActorSystem<?> system,
      Snapshot snapshot,
      ItemStore store,
      ItemVectors vectors,
      Clock clock,
      CatalogueSettings settings) {
    this.system = system;
    this.snapshot = snapshot;
    this.store = store;
    this.vectors = vectors;
    this.revisions = new Revisions(clock);
    this.writer = new ItemWriter(snapshot, store, vectors, revisions, clock, this::announce);
    this.keeper =
        system.systemActorOf(
            CatalogueKeeper.create(snapshot, store, vectors, clock, settings),
            "catalogue",
            Props.empty());
    this.absent =
        Caffeine.newBuilder()
            .maximumSize(settings.absentIds())
            .expireAfterWrite(settings.absentFor())
            .executor(system.executionContext())
            .buildAsync();
  }

  /** Starts the keeper on this node; it begins to load the table. */
  public static KeptCatalogue start(
      ActorSystem<?> system,
      ItemStore store,
      Embedder embedder,
      Clock clock,
      CatalogueSettings settings) {
    return new KeptCatalogue(
        system,
        new Snapshot(Catalogue.empty(embedder.space())),
        store,
        new ItemVectors(system, embedder, settings),
        clock,
        settings);
  }

  @Override
  public Catalogue snapshot() {
    return snapshot.catalogue();
  }

  @Override
  public boolean isLoaded() {
    return snapshot.isLoaded();
  }

  @Override
  public CompletionStage<List<PutOutcome>> put(List<ItemDraft> drafts) {
    if (!snapshot.isLoaded()) {
      return CompletableFuture.failedFuture(
          new CatalogueUnavailableException("the catalogue is still being loaded", null));
    }
    return writer.put(drafts);
  }

  @Override
  public CompletionStage<Optional<Item>> find(String id) {
    Optional<Item> known = snapshot.catalogue().find(id);
    return known.isPresent()
        ? CompletableFuture.completedFuture(known)
        : absent.get(id, (unknown, executor) -> readFromTable(unknown).toCompletableFuture());
  }

  private CompletionStage<Optional<Item>> readFromTable(String id) {
    return store
        .read(List.of(id))
        .thenCompose(vectors::inThisSpace)
        .thenCompose(
            rows ->
                rows.isEmpty()
                    ? CompletableFuture.completedFuture(Done.getInstance())
                    : take(rows, false))
        .thenApply(done -> snapshot.catalogue().find(id));
  }

  @Override
  public CompletionStage<Boolean> delete(String id) {
    return find(id)
        .thenCompose(
            found -> {
              if (found.isEmpty()) {
                return CompletableFuture.completedFuture(false);
              }
              long revision = revisions.after(snapshot.catalogue().revision(id));
              List<ItemRow> rows = List.of(new ItemRow.Deleted(id, revision));
              return store
                  .write(rows)
                  .thenCompose(done -> announce(rows))
                  .thenApply(
                      done -> {
                        absent.synchronous().invalidate(id);
                        return true;
                      });
            });
  }

  private CompletionStage<Done> announce(List<ItemRow> rows) {
    return take(rows, true);
  }

  private CompletionStage<Done> take(List<ItemRow> rows, boolean announce) {
    return AskPattern.askWithStatus(
        keeper,
        replyTo -> new CatalogueKeeper.Take(rows, announce, replyTo),
        KEEPER_PATIENCE,
        system.scheduler());
  }
}
