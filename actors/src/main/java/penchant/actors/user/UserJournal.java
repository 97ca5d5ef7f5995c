package penchant.actors.user;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.Recovery;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import penchant.domain.behavior.Behavior;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.KeyFilter;
import penchant.domain.interest.UserFact;

/**
 * Writes one user's journal. Its state is the fold of the facts and nothing else; what is a
 * duplicate, and what is a burst, is decided here, at the moment of writing, since only here the
 * newest profile is known.
 *
 * <p>It stops when a write or the recovery fails. Its parent lives on, answers reads from the last
 * profile, and opens the journal again.
 */
final class UserJournal
    extends EventSourcedBehavior<UserJournal.Append, UserFact, InterestProfile> {

  private static final int SNAPSHOTS_KEPT = 2;

  /** Ids may hold what {@code PersistenceId.of} uses as a separator. */
  private static final String PREFIX = "user:";

  /** Batches to be written at once, each answered for itself. */
  record Append(List<List<Behavior>> batches) {}

  /** What the journal tells its parent. */
  sealed interface Outcome extends User.Command {
    /** Which opening of the journal says so: what an earlier one says is late. */
    int opening();
  }

  record Recovered(int opening, InterestProfile profile, long sequence) implements Outcome {}

  /** The snapshot was of another fold: the journal has to be read from its start. */
  record RecoveredAnotherFold(int opening, String foldVersion) implements Outcome {}

  /**
   * All of an {@link Append} is durable.
   *
   * @param facts what was written, in order; the last has the number {@code sequence}
   * @param accepted how many of each batch
   */
  record Appended(
      int opening,
      InterestProfile profile,
      long sequence,
      List<BehaviorRecorded> facts,
      List<Integer> accepted)
      implements Outcome {}

  private final ActorContext<Append> context;
  private final ActorRef<? super Outcome> parent;
  private final int opening;
  private final boolean fromTheStart;
  private final UserSurroundings surroundings;
  private boolean snapshotDue;

  private UserJournal(
      ActorContext<Append> context,
      String user,
      ActorRef<? super Outcome> parent,
      int opening,
      boolean fromTheStart,
      UserSurroundings surroundings) {
    super(persistenceId(user));
    this.context = context;
    this.parent = parent;
    this.opening = opening;
    this.fromTheStart = fromTheStart;
    this.surroundings = surroundings;
    this.snapshotDue = fromTheStart;
  }

  /**
   * @param fromTheStart whether to leave snapshots aside
   */
  static org.apache.pekko.actor.typed.Behavior<Append> create(
      String user,
      ActorRef<? super Outcome> parent,
      int opening,
      boolean fromTheStart,
      UserSurroundings surroundings) {
    return Behaviors.setup(
        context -> new UserJournal(context, user, parent, opening, fromTheStart, surroundings));
  }

  static PersistenceId persistenceId(String user) {
    return PersistenceId.ofUniqueId(PREFIX + user);
  }

  @Override
  public InterestProfile emptyState() {
    return InterestProfile.empty(surroundings.fold());
  }

  @Override
  public CommandHandler<Append, UserFact, InterestProfile> commandHandler() {
    return newCommandHandlerBuilder().forAnyState().onCommand(Append.class, this::append).build();
  }

  /**
   * Asks right before it writes whether the node is trusted. A node that stood still has batches
   * that wait, and journals that were just being opened: what they write now is newer than what
   * others have acknowledged meanwhile, and would take its place in every recovery. It stops, as if
   * the write had failed.
   */
  private Effect<UserFact, InterestProfile> append(InterestProfile profile, Append command) {
    if (!surroundings.mayAcknowledge().getAsBoolean()) {
      return Effect().stop();
    }
    KeyFilter filter = new KeyFilter(profile);
    List<Behavior> fresh = new ArrayList<>();
    List<Integer> accepted = new ArrayList<>();
    for (List<Behavior> batch : command.batches()) {
      int before = fresh.size();
      for (Behavior behavior : batch) {
        if (filter.admits(behavior.key())) {
          fresh.add(surroundings.lists().asRecorded(behavior));
        }
      }
      accepted.add(fresh.size() - before);
    }
    List<BehaviorRecorded> facts =
        surroundings.bursts().mark(profile.recent(), fresh).stream()
            .map(BehaviorRecorded::new)
            .toList();
    if (facts.isEmpty()) {
      return Effect().none().thenRun(state -> tellAppended(state, facts, accepted));
    }
    return Effect()
        .persist(List.<UserFact>copyOf(facts))
        .thenRun(state -> tellAppended(state, facts, accepted));
  }

  private void tellAppended(
      InterestProfile profile, List<BehaviorRecorded> facts, List<Integer> accepted) {
    parent.tell(new Appended(opening, profile, lastSequenceNumber(context), facts, accepted));
  }

  /** A profile of another fold is left as it is: it is about to be thrown away. */
  @Override
  public EventHandler<InterestProfile, UserFact> eventHandler() {
    return (profile, fact) ->
        profile.isOf(surroundings.fold()) ? fact.applyTo(profile, surroundings.fold()) : profile;
  }

  @Override
  public SignalHandler<InterestProfile> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.class, (profile, completed) -> onRecovered(profile))
        .build();
  }

  private void onRecovered(InterestProfile profile) {
    parent.tell(
        profile.isOf(surroundings.fold())
            ? new Recovered(opening, profile, lastSequenceNumber(context))
            : new RecoveredAnotherFold(opening, profile.foldVersion()));
  }

  @Override
  public Recovery recovery() {
    return fromTheStart
        ? Recovery.withSnapshotSelectionCriteria(SnapshotSelectionCriteria.none())
        : Recovery.withSnapshotSelectionCriteria(SnapshotSelectionCriteria.latest());
  }

  /** After a recovery from the start the first write leaves a snapshot of the new fold behind. */
  @Override
  public boolean shouldSnapshot(InterestProfile profile, UserFact fact, long sequence) {
    boolean due = snapshotDue;
    snapshotDue = false;
    return due;
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(surroundings.settings().snapshotEvery(), SNAPSHOTS_KEPT);
  }
}
