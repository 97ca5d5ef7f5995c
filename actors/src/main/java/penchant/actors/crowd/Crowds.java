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
import penchant.domain.graph.GraphFit;
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
  private final boolean usesLearned;
  private final Executor executor;

  /** What was found last, and of it what counts. */
  private volatile Pieces newest = Pieces.NONE;

  private volatile Pieces counting = Pieces.NONE;
  private volatile Ranker ranker;

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

  /** The blend that counts here, with where it comes from; nothing for the configured weights. */
  public Optional<LearnedBlend> learned() {
    return counting.blend;
  }

  /** Which graph the newest blend asks for, without which it does not count. */
  public Optional<GraphFit> wantedGraph() {
    return newest.blend.map(LearnedBlend::graph);
  }

  /**
   * What was published.
   *
   * @param blend nothing where the configured weights count, which go with any graph
   */
  private record Pieces(
      CrowdVersion version, MadeGraph graph, Trends trends, Optional<LearnedBlend> blend) {

    static final Pieces NONE =
        new Pieces(CrowdVersion.NONE, MadeGraph.NONE, Trends.NONE, Optional.empty());

    /** A blend counts with a graph like that with which it was learned. */
    boolean belongTogether() {
      return blend.isEmpty() || graph.isOf(blend.get().graph());
    }

    Pieces withoutBlend() {
      return new Pieces(version, graph, trends, Optional.empty());
    }

    Pieces withTrendsOf(Pieces other) {
      return new Pieces(
          new CrowdVersion(version.graph(), other.version.trends(), version.blend()),
          graph,
          other.trends,
          blend);
    }

    Crowd crowd() {
      return new Crowd(
          blend.isPresent() ? version : version.withoutBlend(),
          graph.graph(),
          trends,
          blend.map(LearnedBlend::blend),
          blend.map(LearnedBlend::networks).orElse(Networks.NONE));
    }
  }

  private sealed interface Command {}

  private enum Tick implements Command {
    LOOK
  }

  private record Read(@Nullable Pieces found, @Nullable Throwable failure) implements Command {}

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

  /**
   * Graph and blend change together: until both of a new fit are there, both of the old one count,
   * or else, on a node that has just started, the configured weights with what graph there is.
   */
  private void take(Pieces found) {
    newest = found;
    Pieces next = found;
    if (!found.belongTogether()) {
      next = counting.version.graph() == 0 ? found.withoutBlend() : counting.withTrendsOf(found);
    }
    if (!next.equals(counting)) {
      counting = next;
      ranker = ranker.with(next.crowd());
    }
  }

  private CompletionStage<Pieces> read() {
    Pieces known = newest;
    return store
        .newest()
        .thenComposeAsync(
            found ->
                graph(found, known)
                    .thenCombineAsync(
                        trends(found, known),
                        (graph, trends) -> new Pieces(found, graph, trends, Optional.empty()),
                        executor)
                    .thenCombineAsync(
                        blend(found, known),
                        (pieces, blend) -> new Pieces(found, pieces.graph, pieces.trends, blend),
                        executor),
            executor);
  }

  /** Nothing also for one of another version of this software: it is not read again and again. */
  private CompletionStage<Optional<LearnedBlend>> blend(CrowdVersion found, Pieces known) {
    if (!usesLearned || found.blend() == 0) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return found.blend() == known.version.blend()
        ? CompletableFuture.completedFuture(known.blend)
        : store.blend(found.blend());
  }

  private CompletionStage<MadeGraph> graph(CrowdVersion found, Pieces known) {
    return found.graph() == known.version.graph()
        ? CompletableFuture.completedFuture(known.graph)
        : store.graph(found.graph());
  }

  private CompletionStage<Trends> trends(CrowdVersion found, Pieces known) {
    return found.trends() == known.version.trends()
        ? CompletableFuture.completedFuture(known.trends)
        : store.trends(found.trends());
  }
}
