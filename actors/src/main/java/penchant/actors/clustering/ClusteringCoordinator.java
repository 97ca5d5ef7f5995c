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
import penchant.domain.clustering.ClusteringEvent;
import penchant.domain.clustering.ClusteringRound;
import penchant.domain.clustering.ClusteringState;
import penchant.domain.clustering.CohortChange;
import penchant.domain.clustering.Mean;
import penchant.domain.clustering.ModelHistory;
import penchant.domain.clustering.PopulationTotals;
import penchant.domain.clustering.PublishedModel;
import penchant.domain.clustering.ReseedRule;
import penchant.domain.clustering.RoundMemory;
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

  /** How long news may wait that move no centroid: sizes, names, items. */
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(6);

  /** While there is news, a sample is drawn about so often to see what ought to be split. */
  private static final Duration SAMPLE_EVERY = Duration.ofSeconds(4);

  /** After this long a round is made without the cohorts that have not taken in the last one. */
  private static final Duration STRAGGLER_PATIENCE = Duration.ofSeconds(8);

  private static final Duration DRAW_PATIENCE = Duration.ofSeconds(5);
  private static final Duration NODE_PATIENCE = Duration.ofSeconds(20);
  private static final int SNAPSHOT_EVERY = 50;

  /** What it is told. */
  public sealed interface Command {}

  /** A node says which round it has, and where newer ones are to be sent. */
  public record NodeHas(long round, ActorRef<ModelPart> receiver) implements Command, Wire {}

  /** Somebody asks for the story of a cluster. */
  public record TellStory(long cluster, ActorRef<StoryTold> replyTo) implements Command, Wire {}

  /** A node: when it was heard last, and which round it has. */
  private record Node(Instant heard, long round) {}

  private record News(CohortNews part) implements Command {}

  private record SampleDrawn(Drawn drawn) implements Command {}

  private enum Tick implements Command {
    POLL,
    ROUND
  }

  private final ClusteringSurroundings surroundings;
  private final ActorRef<CohortNews> newsAdapter;
  private final ActorRef<Drawn> drawnAdapter;
  private final PopulationTotals totals;
  private final RoundMemory memory = new RoundMemory();
  private final long[] incarnations = new long[Cohort.COHORTS];
  private final List<PartsInbox<CohortNews>> inboxes = new ArrayList<>();
  private final Map<ActorRef<ModelPart>, Node> nodes = new HashMap<>();
  private final ModelHistory models = new ModelHistory();
  private SortedMap<Long, List<WeightedItem>> items = new TreeMap<>();
  private List<WeightedItem> popular = List.of();
  private boolean news;
  private boolean unsampled;
  private Instant lastRound = Instant.MIN;
  private Instant lastPublished = Instant.MIN;
  private Instant lastSample = Instant.MIN;
  private @Nullable SampleDraw draw;

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
        .onCommand(TellStory.class, this::onTellStory)
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
              CohortChange change = CohortNews.whole(parts);
              totals.replace(part.cohort(), change);
              memory.take(part.cohort(), part.incarnation(), change);
              incarnations[part.cohort()] = part.incarnation();
              news = true;
              unsampled = true;
            });
    return Effect().none();
  }

  private Effect<ClusteringEvent, ClusteringState> round(ClusteringState state) {
    Instant now = surroundings.clock().instant();
    if (!totals.isComplete() || (draw != null && draw.since().plus(DRAW_PATIENCE).isAfter(now))) {
      return Effect().none();
    }
    draw = null;
    if (ReseedRule.isDue(
        state,
        totals.population(),
        surroundings.space().id(),
        surroundings.knowledge().get().mean(),
        surroundings.settings())) {
      return startDraw(state, SampleDraw.Purpose.SEEDING, now);
    }
    boolean assigned = totals.isCompleteUnder(state.centroidRound());
    if (!assigned && models.newest().isEmpty()) {
      // After a restart: cohorts assign their rows once they have the model, then they can be
      // counted.
      publish(state);
      lastRound = now;
      return Effect().none();
    }
    if (assigned && unsampled && !lastSample.plus(SAMPLE_EVERY).isAfter(now)) {
      lastSample = now;
      return startDraw(state, SampleDraw.Purpose.ROUND, now);
    }
    Duration wait =
        assigned && news ? Duration.ZERO : assigned ? IDLE_ROUND_AFTER : STRAGGLER_PATIENCE;
    return lastRound.plus(wait).isAfter(now) ? Effect().none() : hold(state, List.of(), now);
  }

  /** Computes a round, and publishes it if something moved or has not been told for too long. */
  private Effect<ClusteringEvent, ClusteringState> hold(
      ClusteringState state, List<Sample> reservoir, Instant now) {
    lastRound = now;
    ClusteringRound next =
        ClusteringRound.of(
            state,
            totals,
            memory,
            reservoir,
            surroundings.knowledge().get(),
            surroundings.settings(),
            totals.isCompleteUnder(state.centroidRound()),
            now);
    items = next.items();
    popular = next.popular();
    boolean isDue = (next.isNews() || news) && !lastPublished.plus(TOLD_WITHIN).isAfter(now);
    if (!next.hasMoved() && !isDue && models.newest().isPresent()) {
      return Effect().none();
    }
    news = false;
    memory.told();
    return Effect().persist(next.event()).thenRun(this::publish);
  }

  private Effect<ClusteringEvent, ClusteringState> startDraw(
      ClusteringState state, SampleDraw.Purpose purpose, Instant now) {
    long population = totals.population();
    SampleDraw begun = new SampleDraw(state.round() + 1, purpose, population, now);
    draw = begun;
    long threshold = surroundings.settings().seeding().threshold(population);
    for (int cohort = 0; cohort < Cohort.COHORTS; cohort++) {
      surroundings.cohorts().accept(cohort, new Cohort.Draw(begun.seed(), threshold, drawnAdapter));
    }
    return Effect().none();
  }

  private Effect<ClusteringEvent, ClusteringState> onDrawn(
      ClusteringState state, SampleDrawn said) {
    SampleDraw open = draw;
    if (open == null || !open.take(said.drawn())) {
      return Effect().none();
    }
    draw = null;
    List<Sample> reservoir = surroundings.settings().seeding().merge(open.all());
    if (open.purpose() == SampleDraw.Purpose.SEEDING) {
      return seed(state, reservoir, open);
    }
    unsampled = false;
    return hold(state, reservoir, surroundings.clock().instant());
  }

  private Effect<ClusteringEvent, ClusteringState> seed(
      ClusteringState state, List<Sample> reservoir, SampleDraw from) {
    news = true;
    Mean mean = surroundings.knowledge().get().mean();
    boolean sameSpace = state.vectorSpace().equals(surroundings.space().id());
    List<Embedding> standing = sameSpace ? List.copyOf(state.centroids().values()) : List.of();
    int k =
        ReseedRule.clusters(
            state, standing.size(), from.population(), surroundings.settings().adaptivity());
    Seeding seeding = surroundings.settings().seeding().withK(k);
    List<Embedding> found = seeding.seed(reservoir, mean, standing, from.seed());
    if (found.isEmpty()) {
      return Effect().none();
    }
    return Effect()
        .persist(
            state.seed(
                found,
                seeding.sizes(reservoir, mean, found, from.population()),
                surroundings.space().id(),
                mean,
                from.population(),
                surroundings.settings().identityThreshold(),
                surroundings.clock().instant()))
        .thenRun(this::publish);
  }

  private void publish(ClusteringState state) {
    models.published(
        PublishedModel.of(
            state, surroundings.settings().temperature(), items, popular, streamTime()));
    lastPublished = surroundings.clock().instant();
    Instant silent = lastPublished.minus(NODE_PATIENCE);
    nodes.values().removeIf(node -> node.heard().isBefore(silent));
    nodes.forEach(this::tell);
  }

  /** Tells a node what changed since the round that it has. */
  private void tell(ActorRef<ModelPart> receiver, Node node) {
    models.after(node.round()).ifPresent(update -> ModelPart.of(update).forEach(receiver::tell));
  }

  private Instant streamTime() {
    long newest = totals.newestMillis();
    return newest == Long.MIN_VALUE ? Instant.EPOCH : Instant.ofEpochMilli(newest);
  }

  private Effect<ClusteringEvent, ClusteringState> onNodeHas(NodeHas has) {
    Node node = new Node(surroundings.clock().instant(), has.round());
    nodes.put(has.receiver(), node);
    tell(has.receiver(), node);
    return Effect().none();
  }

  private Effect<ClusteringEvent, ClusteringState> onTellStory(
      ClusteringState state, TellStory asked) {
    asked
        .replyTo()
        .tell(
            new StoryTold(
                state.lineage().of(asked.cluster()),
                state.clusters().containsKey(asked.cluster())));
    return Effect().none();
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(SNAPSHOT_EVERY, 2);
  }
}
