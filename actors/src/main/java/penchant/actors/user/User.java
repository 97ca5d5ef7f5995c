package penchant.actors.user;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.pattern.StatusReply;
import org.jspecify.annotations.Nullable;
import penchant.actors.Wire;
import penchant.actors.user.UserJournal.Appended;
import penchant.actors.user.UserJournal.Recovered;
import penchant.actors.user.UserJournal.RecoveredAnotherFold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.view.ProfileView;

/**
 * One user. Holds the last profile that the journal below it published, and answers reads from it
 * at once, even while a write is pending or the journal is away; an event-sourced actor alone would
 * stash reads behind writes and stop with its journal.
 *
 * <p>One write is in flight at a time; batches that come meanwhile go into the next one together.
 * What was written is told to the user's cohort until it acknowledges ({@link CohortLine}), and
 * until then the user puts off being stopped.
 */
public final class User extends AbstractBehavior<User.Command> {

  /** The type of the sharded entity. */
  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "user");

  public sealed interface Command
      permits RecordBatch,
          Read,
          Wake,
          Stop,
          UserJournal.Outcome,
          CohortLine.News,
          JournalStopped,
          JournalRested,
          WaitedEnough,
          StopNow {}

  /** Records a batch, see {@link Users#record}. */
  public record RecordBatch(
      List<penchant.domain.behavior.Behavior> batch, ActorRef<RecordReply> replyTo)
      implements Command, Wire {}

  /** What is answered from the profile. An error says why it cannot be. */
  public sealed interface Read extends Command, Wire
      permits Recommend, ReadView, ReadDirection, ReadDigest {}

  public record Recommend(ListRequest request, ActorRef<StatusReply<RankedAnswer>> replyTo)
      implements Read {}

  public record ReadView(ActorRef<StatusReply<View>> replyTo) implements Read {}

  public record ReadDirection(ActorRef<StatusReply<Direction>> replyTo) implements Read {}

  public record ReadDigest(ActorRef<StatusReply<ProfileDigest>> replyTo) implements Read {}

  public record View(ProfileView view) implements Wire {}

  /** Starts the user, who then reports to its cohort; one that is there asks it how far it is. */
  public record Wake() implements Command, Wire {}

  /** Stops the user as soon as its cohort has everything. */
  public record Stop() implements Command {}

  record StopNow() implements Command {}

  record JournalStopped(int opening) implements Command {}

  record JournalRested() implements Command {}

  record WaitedEnough(Read read) implements Command {}

  private final String user;
  private final UserSurroundings surroundings;
  private final TimerScheduler<Command> timers;
  private final CohortLine line;
  private final WriteQueue writes;
  private final ReadAnswers answers;
  private final List<Read> waitingReads = new ArrayList<>(0);

  private @Nullable InterestProfile profile;
  private long sequence;
  private @Nullable ActorRef<UserJournal.Append> journal;
  private boolean journalReady;
  private boolean journalRests;
  private int opening;
  private int failures;
  private boolean stopping;
  private boolean cohortGivenUp;

  private User(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      String user,
      UserSurroundings surroundings) {
    super(context);
    this.user = user;
    this.surroundings = surroundings;
    this.timers = timers;
    this.line = new CohortLine(context, timers, user, surroundings);
    this.writes = new WriteQueue(surroundings.settings());
    this.answers = new ReadAnswers(user, surroundings, context.getLog());
    openJournal(false);
  }

  /** The user with that id. */
  public static Behavior<Command> create(String user, UserSurroundings surroundings) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new User(context, timers, user, surroundings)));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(RecordBatch.class, this::onRecord)
        .onMessage(Read.class, this::onRead)
        .onMessage(Appended.class, this::onAppended)
        .onMessage(Recovered.class, this::onRecovered)
        .onMessage(RecoveredAnotherFold.class, this::onRecoveredAnotherFold)
        .onMessage(JournalStopped.class, this::onJournalStopped)
        .onMessage(JournalRested.class, rested -> onJournalRested())
        .onMessage(WaitedEnough.class, this::onWaitedEnough)
        .onMessage(CohortLine.News.class, this::onCohortNews)
        .onMessage(Wake.class, wake -> onWake())
        .onMessage(Stop.class, stop -> onStop())
        .onMessage(StopNow.class, stop -> onStopNow())
        .build();
  }

  private Behavior<Command> onRecord(RecordBatch command) {
    reopenJournal();
    if (!surroundings.mayAcknowledge().getAsBoolean()) {
      WriteQueue.refuse(command, standsStill());
    } else if (journal == null) {
      WriteQueue.refuse(command, "the journal of user '" + user + "' is not available");
    } else {
      writes.add(command, user);
      writeNext();
    }
    return this;
  }

  private void writeNext() {
    if (journal != null && journalReady && writes.hasNext()) {
      journal.tell(writes.next());
    }
  }

  private Behavior<Command> onAppended(Appended appended) {
    if (appended.opening() != opening) {
      return stoppedIfDone();
    }
    if (!surroundings.mayAcknowledge().getAsBoolean()) {
      return onDoubt();
    }
    publish(appended.profile(), appended.sequence());
    writes.written(appended.sequence(), appended.accepted());
    line.recorded(appended.facts(), appended.profile());
    writeNext();
    return stoppedIfDone();
  }

  /** Another node may have taken over the user, and then what was written here is discarded. */
  private Behavior<Command> onDoubt() {
    if (journal != null) {
      getContext().unwatch(journal);
      getContext().stop(journal);
    }
    return withoutJournal(NotRecorded.Why.USER_AWAY, standsStill());
  }

  private String standsStill() {
    return "the node of user '" + user + "' stood still and may have been given up by the others";
  }

  private Behavior<Command> onRecovered(Recovered recovered) {
    if (recovered.opening() == opening) {
      failures = 0;
      journalReady = true;
      publish(recovered.profile(), recovered.sequence());
      line.recovered(recovered.sequence(), recovered.profile());
      writeNext();
    }
    return stoppedIfDone();
  }

  private void publish(InterestProfile newest, long newestSequence) {
    profile = newest;
    sequence = newestSequence;
    List<Read> waited = List.copyOf(waitingReads);
    waitingReads.clear();
    waited.forEach(this::onRead);
  }

  private Behavior<Command> onRecoveredAnotherFold(RecoveredAnotherFold other) {
    if (other.opening() == opening && journal != null) {
      getContext()
          .getLog()
          .info(
              "user '{}' has a snapshot of fold {}, is folded anew with {}",
              user,
              other.foldVersion(),
              surroundings.fold().version());
      getContext().unwatch(journal);
      getContext().stop(journal);
      openJournal(true);
    }
    return this;
  }

  private Behavior<Command> onJournalStopped(JournalStopped stopped) {
    if (stopped.opening() != opening) {
      return this;
    }
    return withoutJournal(
        NotRecorded.Why.WRITE_FAILED,
        "the journal of user '" + user + "' failed, it is opened again soon");
  }

  /**
   * @param why what was being written is not known to be recorded
   */
  private Behavior<Command> withoutJournal(NotRecorded.Why why, String reason) {
    journal = null;
    journalReady = false;
    writes.failed(why, reason);
    answerWhatWaits(reason);
    if (stopping) {
      return Behaviors.stopped();
    }
    Duration wait = surroundings.settings().journalBackoff().after(failures);
    failures++;
    journalRests = true;
    timers.startSingleTimer(new JournalRested(), wait);
    return this;
  }

  /** The event that a list waits for may not come; the last profile is better than nothing. */
  private void answerWhatWaits(String reason) {
    for (Read read : waitingReads) {
      timers.cancel(read);
      if (profile == null) {
        ReadAnswers.refuse(read, reason);
      } else {
        answers.give(read, sequence, profile);
      }
    }
    waitingReads.clear();
  }

  private Behavior<Command> onJournalRested() {
    journalRests = false;
    return this;
  }

  /**
   * Opens a journal that failed when somebody needs it. If all opened theirs by themselves, all
   * would be read at the moment when Cassandra comes back.
   */
  private void reopenJournal() {
    if (journal == null && !journalRests) {
      openJournal(false);
    }
  }

  /** An actor of its own name each time: the one before may still be on its way out. */
  private void openJournal(boolean fromTheStart) {
    opening++;
    journalReady = false;
    ActorRef<UserJournal.Append> opened =
        getContext()
            .spawn(
                UserJournal.create(
                    user, getContext().getSelf(), opening, fromTheStart, surroundings),
                "journal-" + opening);
    getContext().watchWith(opened, new JournalStopped(opening));
    journal = opened;
  }

  private Behavior<Command> onRead(Read read) {
    if (profile == null) {
      reopenJournal();
    }
    if (profile != null && hasFolded(read)) {
      timers.cancel(read);
      answers.give(read, sequence, profile);
    } else if (profile == null && journal == null) {
      ReadAnswers.refuse(read, "user '" + user + "' cannot be read: its journal is not available");
    } else if (waitingReads.size() >= surroundings.settings().waitingLimit()) {
      ReadAnswers.refuse(read, "too many wait for the journal of user '" + user + "'");
    } else {
      waitingReads.add(read);
      if (profile != null && !timers.isTimerActive(read)) {
        timers.startSingleTimer(
            read, new WaitedEnough(read), surroundings.settings().readPatience());
      }
    }
    return this;
  }

  private boolean hasFolded(Read read) {
    return !(read instanceof Recommend recommend)
        || recommend.request().afterSequence() <= sequence;
  }

  /** The event that it waits for did not come; its asker sees by the number of the answer. */
  private Behavior<Command> onWaitedEnough(WaitedEnough waited) {
    if (profile != null && waitingReads.remove(waited.read())) {
      answers.give(waited.read(), sequence, profile);
    }
    return stoppedIfDone();
  }

  private Behavior<Command> onWake() {
    reopenJournal();
    if (profile != null) {
      line.doubt(profile);
    }
    return this;
  }

  private Behavior<Command> onCohortNews(CohortLine.News news) {
    line.take(news, Optional.ofNullable(profile));
    return stoppedIfDone();
  }

  /** While the whole node goes down, cohorts go with it: waiting for them would be in vain. */
  private Behavior<Command> onStop() {
    stopping = true;
    boolean nodeGoesDown =
        CoordinatedShutdown.get(getContext().getSystem()).getShutdownReason().isPresent();
    if (nodeGoesDown && writes.isEmpty()) {
      return Behaviors.stopped();
    }
    if (!isDone()) {
      timers.startSingleTimer(new StopNow(), surroundings.settings().stopDeferral());
      line.hurry(Optional.ofNullable(profile));
    }
    return stoppedIfDone();
  }

  /** A write under way is waited for all the same: it ends, and somebody waits for its outcome. */
  private Behavior<Command> onStopNow() {
    cohortGivenUp = true;
    return stoppedIfDone();
  }

  private boolean isDone() {
    return writes.isEmpty()
        && waitingReads.isEmpty()
        && (profile == null || cohortGivenUp || line.isIdle());
  }

  private Behavior<Command> stoppedIfDone() {
    return stopping && isDone() ? Behaviors.stopped() : this;
  }
}
