package penchant.actors.crowd;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import penchant.domain.graph.ItemGraph;
import penchant.domain.learning.LearnedBlend;
import penchant.domain.network.Networks;
import penchant.domain.ranking.Crowd;
import penchant.domain.ranking.CrowdVersion;
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.Trends;

/**
 * What everybody does, as this node has it, and the ranker that goes by it. Reading is a memory
 * read. While the store is away the last one stays.
 */
public final class Crowds implements Supplier<Ranker> {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(3);

  private final CrowdStore store;
  private final Executor executor;
  private volatile Ranker ranker;
  private final boolean usesLearned;
  private volatile Crowd current = Crowd.NONE;
  private volatile Optional<LearnedBlend> learned = Optional.empty();

  /** A blend of another version of this software: it is not read again and again. */
  private volatile long foreign;

  /**
   * @param ranker the one that knows nothing of others
   * @param usesLearned whether a learned blend counts, or always the configured weights
   * @param executor on which pieces are read
   */
  public Crowds(Ranker ranker, CrowdStore store, boolean usesLearned, Executor executor) {
    this.ranker = ranker;
    this.store = store;
    this.usesLearned = usesLearned;
    this.executor = executor;
  }

  /** The ranker with the newest crowd that arrived whole. */
  @Override
  public Ranker get() {
    return ranker;
  }

  /** Through which newer ones come. */
  public CrowdStore store() {
    return store;
  }

  /** The newest that arrived whole. */
  public Crowd current() {
    return current;
  }

  /** The blend that counts here, with where it comes from; nothing for the configured weights. */
  public Optional<LearnedBlend> learned() {
    return learned;
  }

  private sealed interface Command {}

  private enum Tick implements Command {
    LOOK
  }

  private record Found(Crowd crowd, Optional<LearnedBlend> learned) {}

  private record Read(@Nullable Found found, @Nullable Throwable failure) implements Command {}

  /** Looks every now and then whether there is a newer one. */
  public Behavior<?> follow() {
    return Behaviors.<Command>setup(
        context -> Behaviors.withTimers(timers -> looking(context, timers)));
  }

  private Behavior<Command> looking(ActorContext<Command> context, TimerScheduler<Command> timers) {
    context.setLoggerName(Crowds.class);
    context.getSelf().tell(Tick.LOOK);
    boolean[] fails = {false};
    return Behaviors.receive(Command.class)
        .onMessageEquals(
            Tick.LOOK,
            () -> {
              context.pipeToSelf(read(), Read::new);
              return Behaviors.same();
            })
        .onMessage(
            Read.class,
            read -> {
              if (read.found != null) {
                take(read.found);
              } else if (!fails[0]) {
                context
                    .getLog()
                    .warn("what everybody does cannot be read, goes on trying", read.failure);
              }
              fails[0] = read.found == null;
              timers.startSingleTimer(Tick.LOOK, LOOK_EVERY);
              return Behaviors.same();
            })
        .build();
  }

  private void take(Found found) {
    if (!found.crowd.version().equals(current.version())) {
      current = found.crowd;
      learned = found.learned;
      ranker = ranker.with(found.crowd);
    }
  }

  private CompletionStage<Found> read() {
    Crowd known = current;
    return store
        .newest()
        .thenComposeAsync(
            newest ->
                graph(newest, known)
                    .thenCombineAsync(trends(newest, known), Pieces::new, executor)
                    .thenCombineAsync(
                        blend(newest, known),
                        (pieces, blend) ->
                            new Found(
                                new Crowd(
                                    blend.isPresent() ? newest : newest.withoutBlend(),
                                    pieces.graph,
                                    pieces.trends,
                                    blend.map(LearnedBlend::blend),
                                    blend.map(LearnedBlend::networks).orElse(Networks.NONE)),
                                blend),
                        executor),
            executor);
  }

  private record Pieces(ItemGraph graph, Trends trends) {}

  private CompletionStage<Optional<LearnedBlend>> blend(CrowdVersion newest, Crowd known) {
    if (!usesLearned || newest.blend() == 0 || newest.blend() == foreign) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return newest.blend() == known.version().blend()
        ? CompletableFuture.completedFuture(learned)
        : store
            .blend(newest.blend())
            .thenApplyAsync(found -> seen(newest.blend(), found), executor);
  }

  private Optional<LearnedBlend> seen(long version, Optional<LearnedBlend> found) {
    foreign = found.isEmpty() ? version : foreign;
    return found;
  }

  private CompletionStage<ItemGraph> graph(CrowdVersion newest, Crowd known) {
    return newest.graph() == known.version().graph()
        ? CompletableFuture.completedFuture(known.graph())
        : store.graph(newest.graph());
  }

  private CompletionStage<Trends> trends(CrowdVersion newest, Crowd known) {
    return newest.trends() == known.version().trends()
        ? CompletableFuture.completedFuture(known.trends())
        : store.trends(newest.trends());
  }
}
