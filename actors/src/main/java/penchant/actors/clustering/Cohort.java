package penchant.actors.clustering;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.jspecify.annotations.Nullable;
import penchant.actors.Wire;
import penchant.domain.clustering.Centroids;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.CohortChange;
import penchant.domain.clustering.CohortRow;
import penchant.domain.clustering.CohortTable;
import penchant.domain.clustering.Contribution;
import penchant.domain.clustering.Deed;
import penchant.domain.clustering.Sample;
import penchant.domain.clustering.UserHash;
import penchant.domain.graph.InteractionsPage;
import penchant.domain.vector.QuantisedVector;

/**
 * Keeps the newest contribution of each user in one fixed slice of the population, and their totals
 * per cluster.
 *
 * <p>Reports carry absolute values and a sequence number, so a doubled or late report does no harm,
 * and a lost one is sent again until it is acknowledged. A report is acknowledged when its row
 * stands in the table; rows are written behind, the next write waiting for the one before.
 */
public final class Cohort extends AbstractBehavior<Cohort.Command> {

  /** Fixed at the first start and for ever: rows are stored by it. */
  public static final int COHORTS = 128;

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "cohort");

  /** The most deeds that one report may carry; the rest follows in the next. */
  public static final int MOST_DEEDS = 200;

  /** The most that the facts of one report may take when they are written, by {@link RowSize}. */
  public static final int MOST_REPORT_BYTES = 24 * 1024;

  /** Of so many users it is kept how far their journals reach while the rows are being read. */
  private static final int HEADS_FOR_LATER = 20_000;

  /** So many rows are assigned at a time; reports that came meanwhile are taken in between. */
  private static final int ROWS_AT_A_TIME = 500;

  /** Of so many reports between two questions it is counted how well they were foreseen. */
  private static final int FORESEEN_AT_MOST = 4;

  private static final Duration WRITE_AFTER = Duration.ofMillis(700);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** The entity id of the user's cohort, "0" to "127". */
  public static String idOf(String user) {
    return Integer.toString(UserHash.slice(user, COHORTS));
  }

  /** What it is told. */
  public sealed interface Command {}

  /**
   * A user's contribution, absolute as of {@code toSequence}, with what its facts {@code
   * fromSequence} to {@code toSequence} add to the sums. With no new facts, {@code fromSequence} is
   * {@code toSequence + 1}.
   *
   * @param longVector as the profile holds it, not centred; absent while it has no direction
   * @param deeds at most {@link #MOST_DEEDS} and {@link #MOST_REPORT_BYTES}; when more are due,
   *     {@code toSequence} ends earlier
   * @param lastLiked see {@link Contribution}
   * @param newest the user's newest event time
   */
  public record Report(
      String user,
      long fromSequence,
      long toSequence,
      Optional<QuantisedVector> longVector,
      List<Deed> deeds,
      Optional<QuantisedVector> lastLiked,
      Instant newest,
      ActorRef<ReportReply> replyTo)
      implements Command, Wire {}

  /**
   * The coordinator asks what changed.
   *
   * @param incarnation of the cohort that gave out {@code since}
   * @param since the version up to which the coordinator knows everything, 0 for nothing
   */
  public record Poll(long incarnation, long since, ActorRef<CohortNews> replyTo)
      implements Command, Wire {}

  /** The coordinator draws a sample: users whose hash lies at or below the threshold, unsigned. */
  public record Draw(long seed, long threshold, ActorRef<Drawn> replyTo) implements Command, Wire {}

  /**
   * Somebody looks for users near to a long vector.
   *
   * @param most of how many, at most 100
   * @param except whom the vector belongs to
   */
  public record FindNear(
      QuantisedVector longVector, int most, String except, ActorRef<NearUsers> replyTo)
      implements Command, Wire {}

  /**
   * The keeper of what everybody does asks for rows that changed.
   *
   * @param incarnation of the cohort that gave out {@code since}
   * @param since the stamp up to which the keeper has everything, 0 for nothing
   * @param most pairs of a user and an item in the answer
   * @param seed with {@code threshold} who is drawn, see {@link UserHash#isDrawn}
   */
  public record TellInteractions(
      long incarnation,
      long since,
      int most,
      long seed,
      long threshold,
      ActorRef<InteractionsTold> replyTo)
      implements Command, Wire {}

  /** How far some users' journals reach. */
  public record Heads(List<Head> heads) implements Command, Wire {}

  /** How far one user's journal reaches. */
  public record Head(String user, long sequence) {}

  private record Loaded(List<CohortRow> rows) implements Command {}

  private record LoadFailed(Throwable failure) implements Command {}

  private enum Again implements Command {
    LOAD,
    WRITE,
    ASSIGN
  }

  private record Written() implements Command {}

  private record WriteFailed(Throwable failure) implements Command {}

  /**
   * What a cohort works with.
   *
   * @param model the node's newest
   */
  public record Surroundings(
      CohortRows rows,
      Supplier<CohortTable> emptyTable,
      Supplier<ClusterModel> model,
      WakeUsers wake) {}

  private final TimerScheduler<Command> timers;
  private final int number;
  private final Surroundings surroundings;
  private final CohortTable table;
  private final WriteBehind behind;
  private final Map<String, Head> headsForLater = new HashMap<>();
  private final long incarnation;
  private @Nullable Poll waitingPoll;
  private int foreseen;
  private boolean isLoaded;
  private boolean isFailing;

  private Cohort(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      int number,
      long incarnation,
      Surroundings surroundings) {
    super(context);
    this.timers = timers;
    this.number = number;
    this.incarnation = incarnation;
    this.surroundings = surroundings;
    this.table = surroundings.emptyTable().get();
    this.behind = new WriteBehind(surroundings.rows().mostBytes());
    load();
  }

  /**
   * The cohort with that number.
   *
   * @param incarnation another one at each start, so that versions of different starts are not
   *     mistaken for each other
   */
  public static Behavior<Command> create(int number, long incarnation, Surroundings surroundings) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new Cohort(context, timers, number, incarnation, surroundings)));
  }

  /**
   * Until its rows are there it hears nothing: reports and questions are sent again. Only how far
   * journals reach is kept, since the next to say so is the next sweep.
   */
  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Loaded.class, this::onLoaded)
        .onMessage(LoadFailed.class, this::onLoadFailed)
        .onMessageEquals(Again.LOAD, this::load)
        .onMessage(Heads.class, early -> !isLoaded, this::keepForLater)
        .onMessage(Command.class, early -> !isLoaded, early -> this)
        .onMessage(Report.class, this::onReport)
        .onMessage(Poll.class, this::onPoll)
        .onMessage(Draw.class, this::onDraw)
        .onMessage(FindNear.class, this::onFindNear)
        .onMessage(TellInteractions.class, this::onTellInteractions)
        .onMessage(Heads.class, this::onHeads)
        .onMessageEquals(Again.WRITE, this::write)
        .onMessageEquals(Again.ASSIGN, this::assignMore)
        .onMessage(Written.class, written -> onWritten())
        .onMessage(WriteFailed.class, this::onWriteFailed)
        .build();
  }

  private Behavior<Command> load() {
    getContext()
        .pipeToSelf(
            surroundings.rows().load(number),
            (rows, failure) -> failure == null ? new Loaded(rows) : new LoadFailed(failure));
    return this;
  }

  private Behavior<Command> onLoaded(Loaded loaded) {
    loaded.rows().forEach(table::restore);
    isLoaded = true;
    headsForLater.values().forEach(this::wakeIfBehind);
    headsForLater.clear();
    return this;
  }

  private Behavior<Command> keepForLater(Heads heads) {
    for (Head head : heads.heads()) {
      if (headsForLater.size() < HEADS_FOR_LATER || headsForLater.containsKey(head.user())) {
        headsForLater.merge(
            head.user(), head, (known, said) -> known.sequence() < said.sequence() ? said : known);
      }
    }
    return this;
  }

  private Behavior<Command> onLoadFailed(LoadFailed failed) {
    getContext()
        .getLog()
        .warn(
            "Cohort {} cannot read its rows, tries again: {}",
            number,
            failed.failure().getMessage());
    timers.startSingleTimer(Again.LOAD, RETRY_AFTER);
    return this;
  }

  private Behavior<Command> onReport(Report report) {
    if (!behind.hasRoomFor(report)) {
      behind.postpone(report);
      writeSoon();
      return this;
    }
    Contribution contribution =
        new Contribution(
            report.user(),
            report.fromSequence(),
            report.toSequence(),
            report.longVector(),
            report.deeds(),
            report.lastLiked(),
            report.newest().toEpochMilli());
    foresee(contribution);
    switch (table.apply(contribution)) {
      case TAKEN -> {
        behind.taken(report);
        writeSoon();
      }
      case DUPLICATE -> {
        if (!behind.acknowledgesAfterWrite(report)) {
          report.replyTo().tell(new ReportReply.Acknowledged(table.sequenceOf(report.user())));
        }
      }
      case GAP -> report.replyTo().tell(new ReportReply.Gap(table.sequenceOf(report.user())));
    }
    return this;
  }

  private void foresee(Contribution contribution) {
    if (foreseen < FORESEEN_AT_MOST
        && table.foresee(contribution, surroundings.model().get().temperature())) {
      foreseen++;
    }
  }

  private void writeSoon() {
    if (behind.isWriting()) {
      return;
    }
    if (behind.isFull()) {
      write();
    } else if (!timers.isTimerActive(Again.WRITE)) {
      timers.startSingleTimer(Again.WRITE, WRITE_AFTER);
    }
  }

  private Behavior<Command> write() {
    timers.cancel(Again.WRITE);
    getContext()
        .pipeToSelf(
            surroundings.rows().write(number, behind.rows(table::row)),
            (Done done, Throwable failure) ->
                failure == null ? new Written() : new WriteFailed(failure));
    return this;
  }

  private Behavior<Command> onWritten() {
    isFailing = false;
    behind.written();
    behind.takePostponed().forEach(this::onReport);
    if (behind.hasNews()) {
      writeSoon();
    }
    return this;
  }

  private Behavior<Command> onWriteFailed(WriteFailed failed) {
    if (!isFailing) {
      isFailing = true;
      getContext()
          .getLog()
          .warn(
              "Cohort {} cannot write its rows, goes on trying: {}",
              number,
              failed.failure().getMessage());
    }
    timers.startSingleTimer(Again.WRITE, RETRY_AFTER);
    return this;
  }

  /** While rows are assigned under new centroids, the newest question waits for its answer. */
  private Behavior<Command> onPoll(Poll poll) {
    ClusterModel model = surroundings.model().get();
    boolean wasAssigned = table.isAssigned();
    table.inRound(model.round());
    table.startAssigning(Centroids.of(model));
    if (table.isAssigned()) {
      answer(poll);
    } else {
      waitingPoll = poll;
      if (wasAssigned) {
        assignMore();
      }
    }
    return this;
  }

  private Behavior<Command> assignMore() {
    table.assignMore(ROWS_AT_A_TIME);
    if (!table.isAssigned()) {
      getContext().getSelf().tell(Again.ASSIGN);
    } else if (waitingPoll != null) {
      Poll poll = waitingPoll;
      waitingPoll = null;
      answer(poll);
    }
    return this;
  }

  private void answer(Poll poll) {
    foreseen = 0;
    long since = poll.incarnation() == incarnation ? poll.since() : 0;
    CohortChange change = table.changesAfter(since);
    if (change.version() > since) {
      CohortNews.parts(number, incarnation, change).forEach(poll.replyTo()::tell);
    }
  }

  private Behavior<Command> onDraw(Draw draw) {
    List<Sample> drawn = table.sample(draw.seed(), draw.threshold());
    Drawn.parts(number, draw.seed(), drawn).forEach(draw.replyTo()::tell);
    return this;
  }

  private Behavior<Command> onFindNear(FindNear find) {
    find.replyTo()
        .tell(new NearUsers(number, table.nearest(find.longVector(), find.most(), find.except())));
    return this;
  }

  private Behavior<Command> onTellInteractions(TellInteractions ask) {
    long since = ask.incarnation() == incarnation ? ask.since() : 0;
    InteractionsPage page =
        table.interactionsAfter(
            since, ask.most(), user -> UserHash.isDrawn(user, ask.seed(), ask.threshold()));
    ask.replyTo().tell(new InteractionsTold(number, incarnation, page));
    return this;
  }

  private Behavior<Command> onHeads(Heads heads) {
    heads.heads().forEach(this::wakeIfBehind);
    return this;
  }

  private void wakeIfBehind(Head head) {
    if (table.isBehind(head.user(), head.sequence())) {
      surroundings.wake().wake(head.user());
    }
  }
}
