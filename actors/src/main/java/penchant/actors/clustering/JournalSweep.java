package penchant.actors.clustering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.ClusterEvent.MemberRemoved;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;
import org.apache.pekko.stream.javadsl.Sink;
import penchant.actors.user.JournalReader;

/**
 * Finds users whose last reports were lost with a node: walks over all journals, at a gentle pace,
 * and tells each cohort how far its users' journals reach, at the start, when a node is gone, and
 * now and then. A cohort wakes those that it is behind of, and they report.
 */
public final class JournalSweep extends AbstractBehavior<JournalSweep.Command> {

  private static final int USERS_A_SECOND = 1_000;
  private static final int AT_ONCE = 8;
  private static final int HEADS_IN_A_MESSAGE = 200;
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** What it is told. */
  public sealed interface Command {}

  private enum Begin implements Command {
    SWEEP
  }

  private record NodeGone() implements Command {}

  private record Ended(Optional<Throwable> failure) implements Command {}

  private final TimerScheduler<Command> timers;
  private final JournalReader journal;
  private final BiConsumer<Integer, Cohort.Command> cohorts;
  private boolean isSweeping;
  private boolean again;
  private boolean isFailing;

  private JournalSweep(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      JournalReader journal,
      BiConsumer<Integer, Cohort.Command> cohorts) {
    super(context);
    this.timers = timers;
    this.journal = journal;
    this.cohorts = cohorts;
    Cluster.get(context.getSystem())
        .subscriptions()
        .tell(
            Subscribe.create(
                context.messageAdapter(MemberRemoved.class, removed -> new NodeGone()),
                MemberRemoved.class));
    context.getSelf().tell(Begin.SWEEP);
  }

  public static Behavior<Command> create(
      JournalReader journal, BiConsumer<Integer, Cohort.Command> cohorts) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new JournalSweep(context, timers, journal, cohorts)));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessageEquals(Begin.SWEEP, this::sweep)
        .onMessage(NodeGone.class, gone -> sweep())
        .onMessage(Ended.class, this::onEnded)
        .build();
  }

  private Behavior<Command> sweep() {
    if (isSweeping) {
      again = true;
      return this;
    }
    isSweeping = true;
    getContext()
        .pipeToSelf(
            walk(), (Done done, Throwable failure) -> new Ended(Optional.ofNullable(failure)));
    return this;
  }

  private CompletionStage<Done> walk() {
    ActorSystem<Void> system = getContext().getSystem();
    return journal
        .users()
        .throttle(USERS_A_SECOND, Duration.ofSeconds(1))
        .mapAsyncUnordered(
            AT_ONCE,
            user ->
                journal
                    .highestSequence(user)
                    .thenApplyAsync(
                        sequence -> new Cohort.Head(user, sequence), system.executionContext()))
        .groupedWithin(HEADS_IN_A_MESSAGE, Duration.ofSeconds(1))
        .runWith(Sink.foreach(this::tell), system);
  }

  private void tell(List<Cohort.Head> heads) {
    Map<Integer, List<Cohort.Head>> byCohort = new HashMap<>();
    for (Cohort.Head head : heads) {
      byCohort
          .computeIfAbsent(Integer.valueOf(Cohort.idOf(head.user())), cohort -> new ArrayList<>())
          .add(head);
    }
    byCohort.forEach((cohort, its) -> cohorts.accept(cohort, new Cohort.Heads(its)));
  }

  private Behavior<Command> onEnded(Ended ended) {
    isSweeping = false;
    if (ended.failure().isPresent() && !isFailing) {
      getContext()
          .getLog()
          .warn(
              "the journals cannot be walked, goes on trying: {}",
              ended.failure().get().toString());
    }
    isFailing = ended.failure().isPresent();
    if (again || isFailing) {
      again = false;
      timers.startSingleTimer(Begin.SWEEP, RETRY_AFTER);
    } else {
      timers.startSingleTimer(Begin.SWEEP, EVERY);
    }
    return this;
  }
}
