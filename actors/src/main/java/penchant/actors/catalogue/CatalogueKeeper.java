package penchant.actors.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.actor.typed.pubsub.Topic;
import org.apache.pekko.pattern.StatusReply;
import penchant.actors.Wire;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.CatalogueChange;

/**
 * Keeps this node's snapshot of the catalogue: loads the table at the start, takes in what is
 * written here, and follows what is written elsewhere.
 *
 * <p>Another node's change comes in by two ways. A hint, sent to all nodes, makes it seen at once
 * but may be lost; the log of changes is read every second, each time with some of the past again,
 * and loses nothing. Either way only the item's id and revision come, and the row is read from the
 * table: doubled and late news do no harm, and a row that is not there yet is looked for again with
 * the next reading.
 *
 * <p>Changes that wait together are taken in together, so that a flood of single puts copies the
 * snapshot a few times, not once for each.
 */
public final class CatalogueKeeper extends AbstractBehavior<CatalogueKeeper.Command> {

  /** Ids in one hint: small enough for a message between nodes. */
  private static final int IDS_IN_A_HINT = 200;

  private static final int PROGRESS_STEP = 10_000;

  /** Half of how long the log keeps changes; who was away longer reads the whole table again. */
  private static final Duration LONGEST_ABSENCE = Duration.ofHours(12);

  /** What the keeper is told. */
  public sealed interface Command {}

  /** Rows of this space, to be shown; to be announced to the other nodes if written here. */
  record Take(List<ItemRow> rows, boolean announce, ActorRef<StatusReply<Done>> replyTo)
      implements Command {}

  private enum Timer implements Command {
    LOAD,
    POLL,
    SHOW
  }

  private record Loaded(long fromRevision) implements Command {}

  private record LoadFailed(Throwable failure) implements Command {}

  private record Followed(long fromRevision) implements Command {}

  private record FollowFailed(Throwable failure) implements Command {}

  private record Hinted(Hint hint) implements Command {}

  /** That items changed; sent to all nodes. */
  public record Hint(List<ItemStore.Change> changes) implements Wire {
    public Hint {
      changes = List.copyOf(changes);
    }
  }

  private final Snapshot snapshot;
  private final ItemStore store;
  private final ItemVectors vectors;
  private final Clock clock;
  private final CatalogueSettings settings;
  private final TimerScheduler<Command> timers;
  private final ActorRef<Command> self;
  private final ActorSystem<?> system;
  private final ActorRef<Topic.Command<Hint>> topic;
  private final List<Take> waiting = new ArrayList<>();
  private long followedUpTo;
  private boolean following;
  private boolean away;

  static Behavior<Command> create(
      Snapshot snapshot,
      ItemStore store,
      ItemVectors vectors,
      Clock clock,
      CatalogueSettings settings) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new CatalogueKeeper(
                        context, timers, snapshot, store, vectors, clock, settings)));
  }

  private CatalogueKeeper(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Snapshot snapshot,
      ItemStore store,
      ItemVectors vectors,
      Clock clock,
      CatalogueSettings settings) {
    super(context);
    this.snapshot = snapshot;
    this.store = store;
    this.vectors = vectors;
    this.clock = clock;
    this.settings = settings;
    this.timers = timers;
    this.self = context.getSelf();
    this.system = context.getSystem();
    this.topic = context.spawn(Topic.create(Hint.class, "catalogue-changes"), "changes");
    topic.tell(Topic.subscribe(context.messageAdapter(Hint.class, Hinted::new)));
    self.tell(Timer.LOAD);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Take.class, this::onTake)
        .onMessageEquals(Timer.SHOW, this::onShow)
        .onMessageEquals(Timer.LOAD, this::onLoad)
        .onMessage(Loaded.class, this::onLoaded)
        .onMessage(LoadFailed.class, this::onLoadFailed)
        .onMessage(Hinted.class, this::onHinted)
        .onMessageEquals(Timer.POLL, this::onPoll)
        .onMessage(Followed.class, this::onFollowed)
        .onMessage(FollowFailed.class, this::onFollowFailed)
        .build();
  }

  private Behavior<Command> onTake(Take take) {
    if (waiting.isEmpty()) {
      self.tell(Timer.SHOW);
    }
    waiting.add(take);
    return this;
  }

  private Behavior<Command> onShow() {
    List<CatalogueChange> changes = new ArrayList<>();
    List<ItemStore.Change> news = new ArrayList<>();
    Catalogue catalogue = snapshot.catalogue();
    for (Take take : waiting) {
      for (ItemRow row : take.rows()) {
        changes.add(change(row));
        if (take.announce()) {
          news.add(new ItemStore.Change(row.id(), row.revision()));
        }
        if (row.revision() > catalogue.revision(row.id())) {
          snapshot.markVector(row.id(), row instanceof ItemRow.Kept kept && kept.vectorGiven());
        }
      }
    }
    Catalogue next = catalogue.with(changes);
    snapshot.show(next);
    logProgress(catalogue.size(), next.size());
    for (Take take : waiting) {
      take.replyTo().tell(StatusReply.success(Done.getInstance()));
    }
    waiting.clear();
    for (int from = 0; from < news.size(); from += IDS_IN_A_HINT) {
      List<ItemStore.Change> some = news.subList(from, Math.min(news.size(), from + IDS_IN_A_HINT));
      topic.tell(Topic.publish(new Hint(some)));
    }
    return this;
  }

  private static CatalogueChange change(ItemRow row) {
    return row instanceof ItemRow.Kept kept
        ? new CatalogueChange.Put(kept.item(), kept.revision())
        : new CatalogueChange.Delete(row.id(), row.revision());
  }

  private void logProgress(int before, int after) {
    if (!snapshot.isLoaded() && before / PROGRESS_STEP != after / PROGRESS_STEP) {
      getContext().getLog().info("{} items loaded so far", after);
    }
  }

  private Behavior<Command> onLoad() {
    long from = now() - micros(settings.overlap());
    getContext()
        .pipeToSelf(
            store.scan(this::loadPage),
            (done, failure) -> failure == null ? new Loaded(from) : new LoadFailed(failure));
    return this;
  }

  /** Runs outside the actor. */
  private CompletionStage<Done> loadPage(List<ItemRow> page) {
    List<String> foreign = new ArrayList<>();
    for (ItemRow row : page) {
      if (row instanceof ItemRow.Kept kept && !vectors.isOfThisSpace(kept)) {
        foreign.add(kept.id());
      }
    }
    return vectors
        .inThisSpace(page)
        .thenCompose(
            rows -> {
              List<ItemRow.Kept> remade = new ArrayList<>();
              for (ItemRow row : rows) {
                if (row instanceof ItemRow.Kept kept && foreign.contains(kept.id())) {
                  remade.add(kept);
                }
              }
              CompletionStage<Done> written =
                  remade.isEmpty()
                      ? CompletableFuture.completedFuture(Done.getInstance())
                      : store.writeVectors(remade);
              return written.thenCompose(done -> take(rows));
            });
  }

  private CompletionStage<Done> take(List<ItemRow> rows) {
    return AskPattern.askWithStatus(
        self,
        replyTo -> new Take(rows, false, replyTo),
        KeptCatalogue.KEEPER_PATIENCE,
        system.scheduler());
  }

  private Behavior<Command> onLoaded(Loaded loaded) {
    followedUpTo = loaded.fromRevision();
    snapshot.markLoaded();
    getContext().getLog().info("catalogue loaded: {} items", snapshot.catalogue().size());
    timers.startSingleTimer(Timer.POLL, settings.pollEvery());
    return this;
  }

  private Behavior<Command> onLoadFailed(LoadFailed failed) {
    getContext()
        .getLog()
        .warn(
            "the catalogue could not be loaded, trying again in {}: {}",
            settings.retryAfter(),
            failed.failure().toString());
    timers.startSingleTimer(Timer.LOAD, settings.retryAfter());
    return this;
  }

  private Behavior<Command> onHinted(Hinted hinted) {
    List<String> ids = unknown(hinted.hint().changes());
    if (!ids.isEmpty()) {
      follow(ids)
          .whenComplete(
              (done, failure) -> {
                if (failure != null) {
                  // The log of changes tells it again.
                  system.log().debug("a hint led nowhere", failure);
                }
              });
    }
    return this;
  }

  private Behavior<Command> onPoll() {
    if (following) {
      return this;
    }
    long from = now() - micros(settings.overlap());
    if (from - followedUpTo > micros(LONGEST_ABSENCE)) {
      return onLoad();
    }
    following = true;
    getContext()
        .pipeToSelf(
            store.changes(followedUpTo).thenCompose(changes -> follow(unknown(changes))),
            (done, failure) -> failure == null ? new Followed(from) : new FollowFailed(failure));
    return this;
  }

  private List<String> unknown(List<ItemStore.Change> changes) {
    Catalogue catalogue = snapshot.catalogue();
    return changes.stream()
        .filter(change -> change.revision() > catalogue.revision(change.id()))
        .map(ItemStore.Change::id)
        .distinct()
        .toList();
  }

  /** Runs outside the actor. */
  private CompletionStage<Done> follow(List<String> ids) {
    return ids.isEmpty()
        ? CompletableFuture.completedFuture(Done.getInstance())
        : store.read(ids).thenCompose(vectors::inThisSpace).thenCompose(this::take);
  }

  private Behavior<Command> onFollowed(Followed followed) {
    if (away) {
      getContext().getLog().info("the catalogue follows changes again");
      away = false;
    }
    following = false;
    followedUpTo = followed.fromRevision();
    timers.startSingleTimer(Timer.POLL, settings.pollEvery());
    return this;
  }

  private Behavior<Command> onFollowFailed(FollowFailed failed) {
    if (!away) {
      getContext()
          .getLog()
          .warn("changes of the catalogue cannot be read: {}", failed.failure().toString());
      away = true;
    }
    following = false;
    timers.startSingleTimer(Timer.POLL, settings.retryAfter());
    return this;
  }

  private long now() {
    return Revisions.micros(clock.instant());
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
