package penchant.actors.clustering;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import penchant.actors.Wire;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.clustering.Audit;
import penchant.domain.clustering.ClusteringEvent;
import penchant.domain.clustering.ClusteringRound;
import penchant.domain.clustering.ClusteringSettings;
import penchant.domain.clustering.ClusteringState;
import penchant.domain.clustering.CohortChange;
import penchant.domain.clustering.Mean;
import penchant.domain.clustering.PopulationTotals;
import penchant.domain.clustering.PublishedModel;
import penchant.domain.clustering.ReseedRule;
import penchant.domain.clustering.RoundFact;
import penchant.domain.clustering.RoundMemory;
import penchant.domain.clustering.Sample;
import penchant.domain.clustering.audit.AuditFigures;
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
  private static final int SNAPSHOT_EVERY = 50;

  /** What it is told. */
  public sealed interface Command {}

  /** A node says which round it has, and where newer ones are to be sent. */
  public record NodeHas(long round, ActorRef<ModelPart> receiver) implements Command, Wire {}

  /** Somebody asks for the story of a cluster. */
  public record TellStory(long cluster, ActorRef<StoryTold> replyTo) implements Command, Wire {}

  private record News(CohortNews part) implements Command {}

  private record SampleDrawn(Drawn drawn) implements Command {}

  private enum Tick implements Command {
    POLL,
    ROUND
  }

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final ClusteringSurroundings surroundings;
  private final ActorRef<CohortNews> newsAdapter;
  private final ActorRef<Drawn> drawnAdapter;
  private final PopulationTotals totals;
  private final RoundMemory memory;
  private final long[] incarnations;

  /** Of each cohort, the incarnations that others have followed: what they said late is old. */
  private final List<Set<Long>> former = new ArrayList<>();

  private final List<PartsInbox<CohortNews>> inboxes = new ArrayList<>();
  private final ModelPublisher publisher = new ModelPublisher();
  private final Agenda agenda;
  private SortedMap<Long, List<WeightedItem>> items = new TreeMap<>();
  private List<WeightedItem> popular = List.of();
  private @Nullable SampleDraw draw;

  /** The round by which what is remembered is told, while that is being written. */
  private long toldInRound = Long.MAX_VALUE;

  private ClusteringCoordinator(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      ClusteringSurroundings surroundings) {
    super(
        PersistenceId.ofUniqueId("clustering-coordinator"),
        SupervisorStrategy.restartWithBackoff(Duration.ofSeconds(1), Duration.ofSeconds(10), 0.1)
            .withLogLevel(Level.WARN));
    this.context = context;
    this.timers = timers;
    this.surroundings = surroundings;
    this.memory = new RoundMemory(surroundings.effort());
    this.agenda = new Agenda(surroundings.settings().auditEvery(), surroundings.clock().instant());
    this.newsAdapter = context.messageAdapter(CohortNews.class, News::new);
    this.drawnAdapter = context.messageAdapter(Drawn.class, SampleDrawn::new);
    this.incarnations = new long[surroundings.cohortCount()];
    this.totals =
        new PopulationTotals(
            incarnations.length,
            surroundings.space().dimensions(),
            surroundings.settings().popularityHalfLife());
    for (int cohort = 0; cohort < incarnations.length; cohort++) {
      inboxes.add(new PartsInbox<>());
      former.add(new HashSet<>());
    }
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

  /** A write that fails makes it recover again, and has stopped all timers. */
  @Override
  public SignalHandler<ClusteringState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.class, (state, completed) -> onRecovered(state))
        .build();
  }

  private void onRecovered(ClusteringState state) {
    whatWasWrittenIsTold(state);
    context.getSelf().tell(Tick.POLL);
    timers.startTimerWithFixedDelay(Tick.POLL, POLL_EVERY);
    timers.startTimerWithFixedDelay(Tick.ROUND, ROUND_EVERY);
  }

  private Effect<ClusteringEvent, ClusteringState> poll() {
    for (int cohort = 0; cohort < incarnations.length; cohort++) {
      surroundings
          .cohorts()
          .accept(
              cohort, new Cohort.Poll(incarnations[cohort], totals.versionOf(cohort), newsAdapter));
    }
    return Effect().none();
  }

  private Effect<ClusteringEvent, ClusteringState> onNews(CohortNews part) {
    if (former.get(part.cohort()).contains(part.incarnation())) {
      return Effect().none();
    }
    inboxes
        .get(part.cohort())
        .add(part.stamp(), part.part(), part.parts(), part)
        .ifPresent(
            parts -> {
              CohortChange change = CohortNews.whole(parts);
              totals.replace(part.cohort(), change);
              memory.take(part.cohort(), part.incarnation(), change);
              if (incarnations[part.cohort()] != part.incarnation()) {
                former.get(part.cohort()).add(incarnations[part.cohort()]);
                incarnations[part.cohort()] = part.incarnation();
              }
              agenda.news();
            });
    return Effect().none();
  }

  private Effect<ClusteringEvent, ClusteringState> round(ClusteringState state) {
    Instant now = surroundings.clock().instant();
    if (!totals.isComplete() || (draw != null && draw.isOpen(now))) {
      return Effect().none();
    }
    if (draw != null) {
      draw = null;
      agenda.sampleFailed(now);
    }
    Agenda.Step step =
        agenda.next(
            state,
            ReseedRule.isDue(
                state,
                totals.population(),
                surroundings.space().id(),
                surroundings.knowledge().get(),
                surroundings.settings()),
            totals.isCompleteUnder(state.centroidRound()),
            publisher.hasPublished(),
            now);
    if (step != Agenda.Step.SEED && isOfAnotherSpace(state)) {
      return Effect().none();
    }
    return switch (step) {
      case WAIT -> Effect().none();
      case PUBLISH -> {
        publish(state);
        yield Effect().none();
      }
      case SEED -> startDraw(state, SampleDraw.Purpose.SEEDING, now);
      case AUDIT -> startDraw(state, SampleDraw.Purpose.AUDIT, now);
      case SAMPLE -> startDraw(state, SampleDraw.Purpose.ROUND, now);
      case ROUND -> hold(state, List.of(), now);
    };
  }

  /** Clusters of another encoder: nobody can be compared with them until they are found anew. */
  private boolean isOfAnotherSpace(ClusteringState state) {
    return !state.clusters().isEmpty() && !state.vectorSpace().equals(surroundings.space().id());
  }

  private Effect<ClusteringEvent, ClusteringState> startDraw(
      ClusteringState state, SampleDraw.Purpose purpose, Instant now) {
    long population = totals.population();
    SampleDraw begun =
        new SampleDraw(incarnations.length, state.round() + 1, purpose, population, now);
    draw = begun;
    long threshold = surroundings.settings().seeding().threshold(population);
    for (int cohort = 0; cohort < incarnations.length; cohort++) {
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
    return switch (open.purpose()) {
      case SEEDING -> seed(state, reservoir, open.population());
      case ROUND -> hold(state, reservoir, surroundings.clock().instant());
      case AUDIT -> audit(state, reservoir, open.population());
    };
  }

  /** Computes a round, and publishes it if something moved or has not been told for too long. */
  private Effect<ClusteringEvent, ClusteringState> hold(
      ClusteringState state, List<Sample> reservoir, Instant now) {
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
    if (!agenda.isDue(next, !reservoir.isEmpty(), publisher.hasPublished(), now)) {
      return Effect().none();
    }
    toldInRound = next.event().round();
    return persist(next.event());
  }

  /** Finds the clusters anew; where they stand already, their ids and their places are kept. */
  private Effect<ClusteringEvent, ClusteringState> seed(
      ClusteringState state, List<Sample> reservoir, long population) {
    ClusteringSettings settings = surroundings.settings();
    Mean mean = surroundings.knowledge().get().mean();
    boolean sameSpace = state.vectorSpace().equals(surroundings.space().id());
    List<Embedding> standing = sameSpace ? List.copyOf(state.centroids().values()) : List.of();
    int k = ReseedRule.clusters(state, standing.size(), population, settings.adaptivity());
    List<Embedding> found =
        settings.seeding().withK(k).seed(reservoir, mean, standing, state.round() + 1);
    return found.isEmpty()
        ? Effect().none()
        : persist(seeded(state, found, reservoir, mean, population));
  }

  private ClusteringEvent seeded(
      ClusteringState state,
      List<Embedding> found,
      List<Sample> reservoir,
      Mean mean,
      long population) {
    ClusteringSettings settings = surroundings.settings();
    return state.seed(
        found,
        settings.seeding().sizes(reservoir, mean, found, population),
        surroundings.space().id(),
        mean,
        population,
        settings.identityThreshold(),
        surroundings.clock().instant());
  }

  /** The time for a new mean, if the items have moved; else for a comparison with a full run. */
  private Effect<ClusteringEvent, ClusteringState> audit(
      ClusteringState state, List<Sample> reservoir, long population) {
    ClusteringSettings settings = surroundings.settings();
    Mean mean = surroundings.knowledge().get().mean();
    if (ReseedRule.hasMoved(state.mean(), mean, settings.meanDrift())) {
      return seed(state, reservoir, population);
    }
    Instant now = surroundings.clock().instant();
    Optional<Audit> audit = Audit.of(state, reservoir, settings.seeding(), state.round() + 1, now);
    if (audit.isEmpty()) {
      return Effect().none();
    }
    AuditFigures figures = audit.get().figures();
    context.getLog().info("Audit of the clusters: {}", figures);
    ClusteringEvent held =
        new ClusteringEvent.RoundHeld(
            state.round() + 1, now, List.of(new RoundFact.ClustersAudited(figures)));
    if (!figures.adopted()) {
      return persist(held);
    }
    ClusteringState audited = held.applyTo(state);
    return persist(
        held, seeded(audited, audit.get().best(), reservoir, audited.mean(), population));
  }

  /** Events that are written together, or not at all; then nodes are told. */
  private Effect<ClusteringEvent, ClusteringState> persist(ClusteringEvent... events) {
    List<ClusteringEvent> all = List.of(events);
    return Effect()
        .persist(all)
        .thenRun(
            state -> {
              whatWasWrittenIsTold(state);
              all.forEach(this::tellOfDrift);
              publish(state);
            });
  }

  /**
   * A write that failed may stand in the journal all the same: what counts is whether the round is
   * part of the state.
   */
  private void whatWasWrittenIsTold(ClusteringState state) {
    if (state.round() >= toldInRound) {
      memory.told();
    }
    toldInRound = Long.MAX_VALUE;
  }

  private void tellOfDrift(ClusteringEvent event) {
    if (event instanceof ClusteringEvent.RoundHeld held) {
      for (RoundFact fact : held.facts()) {
        if (fact instanceof RoundFact.DriftDetected drift) {
          context.getLog().info("Interests drift: {}", drift.alarm());
        }
      }
    }
  }

  private void publish(ClusteringState state) {
    Instant now = surroundings.clock().instant();
    long newest = totals.newestMillis();
    agenda.published(now);
    publisher.publish(
        PublishedModel.of(
            state,
            surroundings.settings().temperature(),
            items,
            popular,
            newest == Long.MIN_VALUE ? Instant.EPOCH : Instant.ofEpochMilli(newest)),
        now);
  }

  private Effect<ClusteringEvent, ClusteringState> onNodeHas(NodeHas has) {
    publisher.heard(has.receiver(), has.round(), surroundings.clock().instant());
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
