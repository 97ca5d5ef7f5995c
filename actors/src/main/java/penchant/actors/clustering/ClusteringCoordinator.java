package penchant.actors.clustering;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.jspecify.annotations.Nullable;
import penchant.actors.Wire;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.ClusteringEvent;
import penchant.domain.clustering.ClusteringRound;
import penchant.domain.clustering.ClusteringState;
import penchant.domain.clustering.ItemKnowledge;
import penchant.domain.clustering.PopulationTotals;
import penchant.domain.clustering.PublishedModel;
import penchant.domain.clustering.ReseedRule;
import penchant.domain.clustering.Sample;
import penchant.domain.clustering.Seeding;
import penchant.domain.vector.Embedding;

/**
 * Moves the centroids. Asks every cohort, again and again, what changed; keeps the latest totals of
 * each, replaced and never added to, so that a lost or doubled message does no harm; computes the
 * next round, writes into its journal what changed, and gives the model to every node.
 *
 * <p>Its state is the fold of its events. Totals are not part of it: after a restart they are asked
 * for again, and until all cohorts have spoken nothing is published.
 */
public final class ClusteringCoordinator
    extends EventSourcedBehavior<ClusteringCoordinator.Command, ClusteringEvent, ClusteringState> {

  private static final Duration POLL_EVERY = Duration.ofSeconds(1);
  private static final Duration ROUND_EVERY = Duration.ofSeconds(2);
  private static final Duration IDLE_ROUND_AFTER = Duration.ofSeconds(30);

  /** After this long a round is made without the cohorts that have not taken in the last one. */
  private static final Duration STRAGGLER_PATIENCE = Duration.ofSeconds(8);

  private static final Duration DRAW_PATIENCE = Duration.ofSeconds(5);
  private static final Duration NODE_PATIENCE = Duration.ofSeconds(20);
  private static final int SNAPSHOT_EVERY = 50;

  /** What it is told. */
  public sealed interface Command {}

  /** A node says which round it has, and where newer ones are to be sent. */
  public record NodeHas(long round, ActorRef<ModelPart> receiver) implements Command, Wire {}

  private record News(CohortNews part) implements Command {}

  private record SampleDrawn(Drawn drawn) implements Command {}

  private enum Tick implements Command {
    POLL,
    ROUND
  }

  private static final class Draw {
    final long seed;
    final long population;
    final Instant since;
    final Map<Integer, List<Sample>> samples = new HashMap<>();

    Draw(long seed, long population, Instant since) {
      this.seed = seed;
      this.population = population;
      this.since = since;
    }
  }

  private final ClusteringSurroundings surroundings;
  private final ActorRef<CohortNews> newsAdapter;
  private final ActorRef<Drawn> drawnAdapter;
  private final PopulationTotals totals;
  private final long[] incarnations = new long[Cohort.COHORTS];
  private final List<PartsInbox<CohortNews>> inboxes = new ArrayList<>();
  private final Map<ActorRef<ModelPart>, Instant> nodes = new HashMap<>();
  private SortedMap<Long, List<WeightedItem>> items = new TreeMap<>();
  private List<WeightedItem> popular = List.of();
  private boolean news;
  private Instant lastRound = Instant.MIN;
  private @Nullable Draw draw;
  private @Nullable ClusterModel published;

  private ClusteringCoordinator(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      ClusteringSurroundings surroundings) {
    super(
        PersistenceId.ofUniqueId("clustering-coordinator"),
        SupervisorStrategy.restartWithBackoff(Duration.ofSeconds(1), Duration.ofSeconds(10), 0.1));
    this.surroundings = surroundings;
    this.newsAdapter = context.messageAdapter(CohortNews.class, News::new);
    this.drawnAdapter = context.messageAdapter(Drawn.class, SampleDrawn::new);
    this.totals =
        new PopulationTotals(
            Cohort.COHORTS,
            surroundings.space().dimensions(),
            surroundings.settings().popularityHalfLife());
    for (int cohort = 0; cohort < Cohort.COHORTS; cohort++) {
      inboxes.add(new PartsInbox<>());
    }
    timers.startTimerWithFixedDelay(Tick.POLL, Duration.ZERO, POLL_EVERY);
    timers.startTimerWithFixedDelay(Tick.ROUND, ROUND_EVERY);
  }

  public static Behavior<Command> create(ClusteringSurroundings surroundings) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new ClusteringCoordinator(context, timers, surroundings)));
  }

  @Override
  public ClusteringState emptyState() {
    return ClusteringState.EMPTY;
  }

  @Override
  public EventHandler<ClusteringState, ClusteringEvent> eventHandler() {
    return (state, event) -> event.applyTo(state);
  }

  @Override
  public CommandHandler<Command, ClusteringEvent, ClusteringState> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(Tick.class, (state, tick) -> tick == Tick.POLL ? poll() : round(state))
        .onCommand(News.class, (state, said) -> onNews(said.part()))
        .onCommand(SampleDrawn.class, this::onDrawn)
        .onCommand(NodeHas.class, (state, node) -> onNodeHas(node))
        .build();
  }

  private Effect<ClusteringEvent, ClusteringState> poll() {
    for (int cohort = 0; cohort < Cohort.COHORTS; cohort++) {
      surroundings
          .cohorts()
          .accept(
              cohort, new Cohort.Poll(incarnations[cohort], totals.versionOf(cohort), newsAdapter));
    }
    return Effect().none();
  }

  private Effect<ClusteringEvent, ClusteringState> onNews(CohortNews part) {
    long stamp = part.incarnation() * 31 + part.change().version();
    inboxes
        .get(part.cohort())
        .add(stamp, part.part(), part.parts(), part)
        .ifPresent(
            parts -> {
              totals.replace(part.cohort(), CohortNews.whole(parts));
              incarnations[part.cohort()] = part.incarnation();
              news = true;
            });
    return Effect().none();
  }

  private Effect<ClusteringEvent, ClusteringState> round(ClusteringState state) {
    Instant now = surroundings.clock().instant();
    if (!totals.isComplete()) {
      return Effect().none();
    }
    ItemKnowledge knowledge = surroundings.knowledge().get();
    if (draw != null && draw.since.plus(DRAW_PATIENCE).isAfter(now)) {
      return Effect().none();
    }
    if (ReseedRule.isDue(
        state,
        totals.population(),
        surroundings.space().id(),
        knowledge.mean(),
        surroundings.settings())) {
      return startDraw(state, now);
    }
    boolean assigned = totals.isCompleteUnder(state.centroidRound());
    if (!assigned && published == null) {
      // After a restart: cohorts assign their rows once they have the model, then they can be
      // counted.
      publish(state);
      lastRound = now;
      return Effect().none();
    }
    Duration wait =
        assigned && news ? Duration.ZERO : assigned ? IDLE_ROUND_AFTER : STRAGGLER_PATIENCE;
    if (lastRound.plus(wait).isAfter(now)) {
      return Effect().none();
    }
    boolean hadNews = news;
    news = false;
    lastRound = now;
    ClusteringRound next =
        ClusteringRound.of(state, totals, knowledge, surroundings.settings(), assigned, now);
    items = next.items();
    popular = next.popular();
    if (!next.isNews() && !hadNews && published != null) {
      return Effect().none();
    }
    return Effect().persist(next.event()).thenRun(this::publish);
  }

  private Effect<ClusteringEvent, ClusteringState> startDraw(ClusteringState state, Instant now) {
    long seed = state.round() + 1;
    long population = totals.population();
    draw = new Draw(seed, population, now);
    long threshold = surroundings.settings().seeding().threshold(population);
    for (int cohort = 0; cohort < Cohort.COHORTS; cohort++) {
      surroundings.cohorts().accept(cohort, new Cohort.Draw(seed, threshold, drawnAdapter));
    }
    return Effect().none();
  }

  private Effect<ClusteringEvent, ClusteringState> onDrawn(
      ClusteringState state, SampleDrawn said) {
    Draw open = draw;
    if (open == null || open.seed != said.drawn().seed()) {
      return Effect().none();
    }
    open.samples.put(said.drawn().cohort(), said.drawn().samples());
    if (open.samples.size() < Cohort.COHORTS) {
      return Effect().none();
    }
    draw = null;
    news = true;
    Seeding seeding = surroundings.settings().seeding();
    List<Sample> reservoir =
        seeding.merge(open.samples.values().stream().flatMap(List::stream).toList());
    ItemKnowledge knowledge = surroundings.knowledge().get();
    boolean sameSpace = state.vectorSpace().equals(surroundings.space().id());
    List<Embedding> standing = sameSpace ? List.copyOf(state.centroids().values()) : List.of();
    List<Embedding> found = seeding.seed(reservoir, knowledge.mean(), standing, open.seed);
    if (found.isEmpty()) {
      return Effect().none();
    }
    return Effect()
        .persist(
            state.seed(
                found,
                surroundings.space().id(),
                knowledge.mean(),
                open.population,
                surroundings.settings().identityThreshold(),
                surroundings.clock().instant()))
        .thenRun(this::publish);
  }

  private void publish(ClusteringState state) {
    ClusterModel model =
        PublishedModel.of(
            state, surroundings.settings().temperature(), items, popular, streamTime());
    published = model;
    Instant silent = surroundings.clock().instant().minus(NODE_PATIENCE);
    nodes.values().removeIf(heard -> heard.isBefore(silent));
    List<ModelPart> parts = ModelPart.of(model);
    nodes.keySet().forEach(node -> parts.forEach(node::tell));
  }

  private Instant streamTime() {
    long newest = totals.newestMillis();
    return newest == Long.MIN_VALUE ? Instant.EPOCH : Instant.ofEpochMilli(newest);
  }

  private Effect<ClusteringEvent, ClusteringState> onNodeHas(NodeHas node) {
    nodes.put(node.receiver(), surroundings.clock().instant());
    ClusterModel model = published;
    if (model != null && model.round() > node.round()) {
      ModelPart.of(model).forEach(node.receiver()::tell);
    }
    return Effect().none();
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(SNAPSHOT_EVERY, 2);
  }
}
