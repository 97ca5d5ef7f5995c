package penchant.actors.crowd;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;
import penchant.actors.user.JournalReader;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.graph.GraphFit;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.learning.LearnedBlend;
import penchant.domain.learning.Lesson;
import penchant.domain.learning.NetworkTrainer;
import penchant.domain.learning.Trial;
import penchant.domain.network.Networks;

/**
 * Learns from the journal what the ranking goes by, with the classes that an evaluation learns
 * with, and publishes what is better than what is in force. Works off the hot path and at a slow
 * pace; whatever goes wrong, the last blend stays.
 */
public final class BlendLearner extends AbstractBehavior<BlendLearner.Command> {

  /** So many times as long as learning took is waited before the next time. */
  private static final int REST = 5;

  /** After a failure. */
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  /** What it is told. */
  public sealed interface Command {}

  /** How much has been done by everybody: now may be the time to learn. */
  record Stirred(long pairs, long changes) implements Command {}

  /** Asks what came of it. */
  record Tell(ActorRef<LearningTold> replyTo) implements Command {}

  private record Ended(
      Stirred as, Instant started, @Nullable Outcome outcome, @Nullable Throwable failure)
      implements Command {}

  private record Outcome(Lesson lesson, long events) {}

  /**
   * What it works with.
   *
   * @param catalogue the newest
   * @param rules with the configured graph, and without items drawn by chance
   * @param trainer of f and g, before the blend is learned
   * @param heavy where it learns; threads that may block
   */
  public record Surroundings(
      JournalReader journal,
      Supplier<Catalogue> catalogue,
      Moment.Rules rules,
      CrowdStore store,
      LearningSettings settings,
      NetworkTrainer trainer,
      Clock clock,
      Executor heavy) {}

  private final Surroundings surroundings;
  private final Histories histories;
  private final Pace pace;
  private final Agenda agenda;
  private LearningTold last = new LearningTold(LearningTold.Outcome.WAITING);
  private Instant notBefore = Instant.MIN;
  private Optional<Instant> atWorkSince = Optional.empty();

  private BlendLearner(ActorContext<Command> context, Surroundings surroundings) {
    super(context);
    context.setLoggerName(BlendLearner.class);
    LearningSettings settings = surroundings.settings();
    this.surroundings = surroundings;
    this.histories = new Histories(surroundings.journal(), settings, context.getSystem());
    this.pace = new Pace(settings.share(), Pace.Time.REAL);
    this.agenda = new Agenda(settings.every(), REST);
  }

  /**
   * Whatever fails in the work is an outcome, see {@link #onEnded}; should a step outside of it
   * fail, the learner starts anew and is told again when something happens.
   */
  static Behavior<Command> create(Surroundings surroundings) {
    return Behaviors.supervise(
            Behaviors.<Command>setup(context -> new BlendLearner(context, surroundings)))
        .onFailure(SupervisorStrategy.restart());
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Stirred.class, this::onStirred)
        .onMessage(Ended.class, this::onEnded)
        .onMessage(Tell.class, this::onTell)
        .onSignal(PreRestart.class, restarts -> onStopped())
        .onSignal(PostStop.class, stopped -> onStopped())
        .build();
  }

  private Behavior<Command> onTell(Tell asked) {
    asked.replyTo().tell(last.whileLearning(atWorkSince));
    return this;
  }

  private Behavior<Command> onStopped() {
    pace.stop();
    return this;
  }

  private Behavior<Command> onStirred(Stirred stirred) {
    Instant now = surroundings.clock().instant();
    if (atWorkSince.isEmpty()
        && !now.isBefore(notBefore)
        && agenda.isDue(stirred.pairs, stirred.changes, now)) {
      atWorkSince = Optional.of(now);
      getContext()
          .pipeToSelf(begin(now), (outcome, failure) -> new Ended(stirred, now, outcome, failure));
    }
    return this;
  }

  /** Also what is thrown before there is anything to wait for is an outcome, and stops nobody. */
  private CompletionStage<Outcome> begin(Instant now) {
    return CompletableFuture.completedFuture(now)
        .thenComposeAsync(this::learn, surroundings.heavy());
  }

  private CompletionStage<Outcome> learn(Instant now) {
    return inForce()
        .thenCombineAsync(histories.read(), this::lesson, surroundings.heavy())
        .thenComposeAsync(
            outcome ->
                outcome
                    .lesson
                    .better()
                    .map(better -> surroundings.store().publish(now.toEpochMilli(), better))
                    .orElse(CompletableFuture.completedFuture(Done.getInstance()))
                    .thenApply(published -> outcome),
            surroundings.heavy());
  }

  private Outcome lesson(Lesson.InForce inForce, History history) {
    pace.begin();
    Lesson lesson =
        Lesson.of(
            history,
            surroundings.catalogue().get(),
            surroundings.rules(),
            inForce,
            surroundings.settings().leastPeople(),
            surroundings.trainer(),
            pace);
    pace.run();
    return new Outcome(lesson, history.events());
  }

  private CompletionStage<Lesson.InForce> inForce() {
    CrowdStore store = surroundings.store();
    GraphFit configured = surroundings.rules().graph().fit();
    return store
        .newest()
        .thenComposeAsync(
            newest ->
                newest.blend() == 0
                    ? CompletableFuture.completedFuture(Optional.<LearnedBlend>empty())
                    : store.blend(newest.blend()),
            surroundings.heavy())
        .thenApplyAsync(
            learned ->
                new Lesson.InForce(
                    learned.map(LearnedBlend::blend),
                    learned.map(LearnedBlend::networks).orElse(Networks.NONE),
                    learned.map(LearnedBlend::graph).orElse(configured)),
            surroundings.heavy());
  }

  private Behavior<Command> onEnded(Ended ended) {
    atWorkSince = Optional.empty();
    Instant now = surroundings.clock().instant();
    Duration took = Duration.between(ended.started, now);
    if (ended.outcome == null) {
      Duration rest = took.multipliedBy(REST);
      notBefore = now.plus(rest.compareTo(RETRY_AFTER) > 0 ? rest : RETRY_AFTER);
      if (last.failures() == 0) {
        getContext()
            .getLog()
            .warn("learning failed, goes on trying, the last blend stays", ended.failure);
      }
      last = last.failedAgain(now, ended.failure);
      return this;
    }
    Lesson lesson = ended.outcome.lesson;
    last =
        new LearningTold(
            outcome(lesson),
            now,
            lesson.people(),
            ended.outcome.events,
            lesson.trial(),
            0,
            "",
            Optional.empty());
    agenda.made(ended.as.pairs, ended.as.changes, now, took);
    lesson.trial().ifPresent(trial -> tell(trial, took));
    return this;
  }

  private void tell(Trial trial, Duration took) {
    getContext()
        .getLog()
        .info(
            "A blend was learned in {} s, {}: on {} people unknown to it ndcg@10 {} where that in"
                + " force has {}, standard error {}",
            took.toSeconds(),
            last.outcome().label(),
            trial.people(),
            trial.ndcg(),
            trial.before(),
            trial.standardError());
  }

  private static LearningTold.Outcome outcome(Lesson lesson) {
    if (lesson.better().isPresent()) {
      return LearningTold.Outcome.TAKEN_UP;
    }
    return lesson.trial().isPresent()
        ? LearningTold.Outcome.NO_BETTER
        : LearningTold.Outcome.TOO_FEW_PEOPLE;
  }
}
