package penchant.actors.crowd;

import java.time.Duration;
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
  private volatile Crowd current = Crowd.NONE;

  /**
   * @param ranker the one that knows nothing of others
   * @param executor on which pieces are read
   */
  public Crowds(Ranker ranker, CrowdStore store, Executor executor) {
    this.ranker = ranker;
    this.store = store;
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

  private sealed interface Command {}

  private enum Tick implements Command {
    LOOK
  }

  private record Read(@Nullable Crowd crowd, @Nullable Throwable failure) implements Command {}

  /** Looks every now and then whether there is a newer one. */
  public Behavior<?> follow() {
    return Behaviors.<Command>setup(
        context -> Behaviors.withTimers(timers -> looking(context, timers)));
  }

  private Behavior<Command> looking(ActorContext<Command> context, TimerScheduler<Command> timers) {
    context.setLoggerName(Crowds.class);
    timers.startSingleTimer(Tick.LOOK, Duration.ZERO);
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
              if (read.crowd != null) {
                take(read.crowd);
              } else if (!fails[0]) {
                context
                    .getLog()
                    .warn("what everybody does cannot be read, goes on trying", read.failure);
              }
              fails[0] = read.crowd == null;
              timers.startSingleTimer(Tick.LOOK, LOOK_EVERY);
              return Behaviors.same();
            })
        .build();
  }

  private void take(Crowd crowd) {
    if (!crowd.version().equals(current.version())) {
      current = crowd;
      ranker = ranker.with(crowd);
    }
  }

  private CompletionStage<Crowd> read() {
    Crowd known = current;
    return store
        .newest()
        .thenComposeAsync(
            newest ->
                graph(newest, known)
                    .thenCombineAsync(
                        trends(newest, known),
                        (graph, trends) -> new Crowd(newest, graph, trends, known.blend()),
                        executor),
            executor);
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
