package penchant.actors.crowd;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import penchant.actors.Wire;
import penchant.actors.clustering.Cohort;
import penchant.actors.clustering.InteractionsTold;
import penchant.domain.graph.GramMatrix;
import penchant.domain.graph.GraphFit;
import penchant.domain.graph.GraphSettings;
import penchant.domain.graph.InteractionMatrix;
import penchant.domain.graph.InteractionsPage;
import penchant.domain.graph.ItemGraph;
import penchant.domain.ranking.Trends;

/**
 * Keeps the graph of items and the trends up to date. Asks every cohort, again and again, for the
 * rows that changed; they are absolute and replaced, so a lost or doubled message does no harm.
 * What takes long is made elsewhere, from a copy, while rows go on coming in.
 *
 * <p>It keeps nothing of its own: after a restart it asks for all rows again, and until then every
 * node goes on with what was published last.
 */
public final class CrowdKeeper extends AbstractBehavior<CrowdKeeper.Command> {

  /** Pairs of a person and an item in one message, of 32 bytes each; Artery takes 256 KiB. */
  public static final int MOST_PAIRS = 5_000;

  /** After so long without an answer a cohort is asked again. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A graph never takes more than a twentieth of the time. */
  private static final int REST = 20;

  /** What it is told. */
  public sealed interface Command {}

  /** Asks what came of learning. */
  public record TellLearning(ActorRef<LearningTold> replyTo) implements Command, Wire {}

  private record Told(InteractionsTold told) implements Command {}

  private record Made(Work work, @Nullable Throwable failure) implements Command {}

  private enum Tick implements Command {
    GATHER
  }

  /**
   * What it works with.
   *
   * @param cohorts sends to a cohort by its number
   * @param items ids of the items that may be recommended
   * @param wantedGraph the fit that the newest blend asks of the graph
   * @param learning how blends are learned; nothing where they are not
   * @param heavy where graphs are made
   */
  public record Surroundings(
      int cohortCount,
      BiConsumer<Integer, Cohort.Command> cohorts,
      Supplier<List<String>> items,
      CrowdStore store,
      CrowdSettings settings,
      Supplier<GraphFit> wantedGraph,
      Optional<BlendLearner.Surroundings> learning,
      Clock clock,
      Executor heavy) {}

  /** Rows as of one moment, and what is made of them. */
  private record Work(
      InteractionMatrix people,
      List<String> items,
      long changes,
      Optional<GraphSettings> graph,
      Instant started) {}

  private static final class OfCohort {
    long incarnation;
    long since;
    int users;
    boolean isHeard;
    Instant askedAt = Instant.MIN;
  }

  private final Surroundings surroundings;
  private final ActorRef<InteractionsTold> adapter;
  private final List<OfCohort> cohorts = new ArrayList<>();
  private final InteractionMatrix people = new InteractionMatrix();
  private final Drawing drawing;
  private final Agenda agenda;
  private final @Nullable ActorRef<BlendLearner.Command> learner;

  /** Of the graph that was made last. */
  private Optional<GraphFit> fit = Optional.empty();

  private long changes;
  private long published = -1;
  private boolean isAtWork;
  private boolean isFailing;

  /** After a failure, so that what cannot be made does not take all of the time. */
  private Instant restsUntil = Instant.MIN;

  private CrowdKeeper(
      ActorContext<Command> context, TimerScheduler<Command> timers, Surroundings surroundings) {
    super(context);
    context.setLoggerName(CrowdKeeper.class);
    this.surroundings = surroundings;
    this.adapter = context.messageAdapter(InteractionsTold.class, Told::new);
    this.agenda = new Agenda(surroundings.settings().graphEvery(), REST);
    this.learner =
        surroundings
            .learning()
            .map(learning -> context.spawn(BlendLearner.create(learning), "blend-learner"))
            .orElse(null);
    this.drawing = new Drawing(surroundings.settings().mostPeople());
    for (int i = 0; i < surroundings.cohortCount(); i++) {
      cohorts.add(new OfCohort());
    }
    context.getSelf().tell(Tick.GATHER);
    timers.startTimerWithFixedDelay(Tick.GATHER, surroundings.settings().gatherEvery());
  }

  public static Behavior<Command> create(Surroundings surroundings) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new CrowdKeeper(context, timers, surroundings)));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessageEquals(Tick.GATHER, this::gather)
        .onMessage(Told.class, said -> onTold(said.told()))
        .onMessage(Made.class, this::onMade)
        .onMessage(TellLearning.class, this::onTellLearning)
        .build();
  }

  private Behavior<Command> onTellLearning(TellLearning asked) {
    if (learner == null) {
      asked.replyTo().tell(LearningTold.OFF);
    } else {
      learner.tell(new BlendLearner.Tell(asked.replyTo()));
    }
    return this;
  }

  private Behavior<Command> gather() {
    work();
    Instant now = surroundings.clock().instant();
    for (int cohort = 0; cohort < cohorts.size(); cohort++) {
      if (!now.isBefore(cohorts.get(cohort).askedAt.plus(PATIENCE))) {
        ask(cohort, now);
      }
    }
    return this;
  }

  private void ask(int number, Instant now) {
    OfCohort cohort = cohorts.get(number);
    cohort.askedAt = now;
    surroundings
        .cohorts()
        .accept(
            number,
            new Cohort.TellInteractions(
                cohort.incarnation,
                cohort.since,
                MOST_PAIRS,
                Drawing.SEED,
                drawing.threshold(),
                adapter));
  }

  private Behavior<Command> onTold(InteractionsTold told) {
    OfCohort cohort = cohorts.get(told.cohort());
    InteractionsPage page = told.page();
    for (InteractionsPage.OfUser row : page.rows()) {
      if (drawing.draws(row.user())) {
        people.put(row.user(), row.interactions());
        changes++;
      }
    }
    cohort.incarnation = told.incarnation();
    cohort.since = page.upTo();
    cohort.users = page.users();
    if (page.more()) {
      ask(told.cohort(), surroundings.clock().instant());
    } else {
      cohort.isHeard = true;
      cohort.askedAt = Instant.MIN;
    }
    if (drawing.narrowsTo(cohorts.stream().mapToLong(each -> each.users).sum())) {
      people.keep(drawing::draws, drawing.oneStandsFor());
    }
    return this;
  }

  /** Nothing is made of half of the people. */
  private void work() {
    if (isAtWork || !cohorts.stream().allMatch(each -> each.isHeard)) {
      return;
    }
    if (learner != null) {
      learner.tell(new BlendLearner.Stirred(people.pairs(), changes));
    }
    Instant now = surroundings.clock().instant();
    if (now.isBefore(restsUntil)) {
      return;
    }
    GraphFit wanted = surroundings.wantedGraph().get();
    // A blend waits for the graph that it was learned with.
    boolean graph =
        fit.filter(wanted::equals).isPresent()
            ? agenda.isDue(people.pairs(), changes, now)
            : people.pairs() > 0;
    if (!graph && changes == published) {
      return;
    }
    isAtWork = true;
    Work work =
        new Work(
            people.copy(),
            surroundings.items().get(),
            changes,
            graph ? Optional.of(surroundings.settings().graph().with(wanted)) : Optional.empty(),
            now);
    getContext().pipeToSelf(made(work), (done, failure) -> new Made(work, failure));
  }

  private CompletionStage<Done> made(Work work) {
    CrowdStore store = surroundings.store();
    long version = work.started.toEpochMilli();
    CompletionStage<Done> trends =
        CompletableFuture.supplyAsync(
                () ->
                    Trends.of(
                        work.people,
                        work.items,
                        work.people.newestMillis(),
                        surroundings.settings().popularityHalfLife()),
                surroundings.heavy())
            .thenComposeAsync(found -> store.publish(version, found), surroundings.heavy());
    return work.graph
        .map(
            graph ->
                trends
                    .thenApplyAsync(
                        done ->
                            new MadeGraph(
                                ItemGraph.of(
                                    new GramMatrix(
                                        work.people, graph, work.items, work.people.newestMillis()),
                                    graph),
                                graph.ridge()),
                        surroundings.heavy())
                    .thenComposeAsync(found -> store.publish(version, found), surroundings.heavy()))
        .orElse(trends);
  }

  private Behavior<Command> onMade(Made made) {
    isAtWork = false;
    Work work = made.work();
    if (made.failure() == null) {
      isFailing = false;
      published = work.changes();
      if (work.graph().isPresent()) {
        fit = work.graph().map(GraphSettings::fit);
        Instant now = surroundings.clock().instant();
        Duration took = Duration.between(work.started(), now);
        agenda.made(work.people().pairs(), work.changes(), now, took);
        getContext()
            .getLog()
            .info(
                "The graph of items is new, from {} people and {} pairs, in {} s",
                work.people().people(),
                work.people().pairs(),
                took.toSeconds());
      }
      return this;
    }
    Instant now = surroundings.clock().instant();
    restsUntil = now.plus(Duration.between(work.started(), now).multipliedBy(REST));
    if (!isFailing) {
      isFailing = true;
      getContext()
          .getLog()
          .warn(
              "What everybody does could not be published, goes on trying: {}",
              made.failure().getMessage());
    }
    return this;
  }
}
