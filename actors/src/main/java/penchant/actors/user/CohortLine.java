package penchant.actors.user;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import penchant.actors.clustering.Cohort;
import penchant.actors.clustering.ReportReply;
import penchant.domain.behavior.Behavior;
import penchant.domain.clustering.Deed;
import penchant.domain.clustering.Deeds;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.UserFact;
import penchant.domain.vector.QuantisedVector;

/**
 * A user's line to its cohort: one report at a time, sent again with growing waits until it is
 * acknowledged, and after that the next one, which holds all that happened meanwhile. Part of the
 * user's actor, and used by it alone.
 */
final class CohortLine {

  /** What this line tells its own actor. */
  sealed interface News extends User.Command {}

  private record Due() implements News {}

  private record Replied(ReportReply reply) implements News {}

  private record ReadBack(long from, List<UserFact> facts) implements News {}

  private record ReadFailed(Throwable reason) implements News {}

  private enum State {
    /** Nothing to say. */
    IDLE,
    /** Gathering, until the timer rings. */
    GATHERING,
    /** A report is on its way; the timer rings when it is to be sent again. */
    SENT,
    /** The journal is being read. */
    READING
  }

  private final ActorContext<User.Command> context;
  private final TimerScheduler<User.Command> timers;
  private final String user;
  private final UserSurroundings surroundings;
  private final ActorRef<ReportReply> replies;
  private final UnreportedFacts facts;
  private State state = State.IDLE;
  private int attempts;
  private boolean hurried;
  private long lastGap = -1;

  /** Of the facts since the start that the cohort may not have; one that is missed does no harm. */
  private @Nullable QuantisedVector lastLiked;

  CohortLine(
      ActorContext<User.Command> context,
      TimerScheduler<User.Command> timers,
      String user,
      UserSurroundings surroundings) {
    this.context = context;
    this.timers = timers;
    this.user = user;
    this.surroundings = surroundings;
    this.facts = new UnreportedFacts(user);
    this.replies = context.messageAdapter(ReportReply.class, Replied::new);
  }

  /** Whether the cohort has acknowledged everything. */
  boolean isIdle() {
    return facts.isEmpty();
  }

  /** The journal was opened. Tells the cohort how far it goes, in case the cohort is behind. */
  void recovered(long sequence, InterestProfile profile) {
    facts.recovered(sequence);
    if (state == State.IDLE && !facts.isEmpty()) {
      proceed(profile);
    }
  }

  void recorded(List<BehaviorRecorded> written, InterestProfile profile) {
    for (BehaviorRecorded fact : written) {
      facts.recorded(Deeds.of(fact.behavior(), surroundings.fold()));
      liked(fact.behavior()).ifPresent(vector -> lastLiked = vector);
    }
    if (state == State.IDLE && !facts.isEmpty()) {
      gatherOrProceed(profile);
    }
  }

  private Optional<QuantisedVector> liked(Behavior behavior) {
    return surroundings.fold().weight(behavior) > 0
        ? surroundings.fold().vector(behavior)
        : Optional.empty();
  }

  /** The cohort, or somebody for it, found that it is behind. */
  void doubt(InterestProfile profile) {
    facts.doubt();
    if (state == State.IDLE && !facts.isEmpty()) {
      proceed(profile);
    }
  }

  /** The user is about to stop: no more gathering. */
  void hurry(Optional<InterestProfile> profile) {
    hurried = true;
    if (state == State.GATHERING) {
      profile.ifPresent(this::proceed);
    }
  }

  void take(News news, Optional<InterestProfile> known) {
    if (known.isEmpty()) {
      return;
    }
    InterestProfile profile = known.get();
    if (news instanceof Replied replied) {
      onReply(replied.reply(), profile);
    } else if (news instanceof ReadBack read) {
      onReadBack(read, profile);
    } else if (news instanceof ReadFailed failed) {
      context.getLog().warn("user '{}': {}", user, failed.reason().toString());
      waitAndTryAgain();
    } else {
      proceed(profile);
    }
  }

  private void onReply(ReportReply reply, InterestProfile profile) {
    if (reply instanceof ReportReply.Acknowledged acknowledged) {
      facts.acknowledged(acknowledged.sequence());
      attempts = 0;
      lastGap = -1;
      if (state == State.SENT) {
        timers.cancel(Due.class);
        state = State.IDLE;
        if (facts.isEmpty()) {
          lastLiked = null;
        } else {
          gatherOrProceed(profile);
        }
      }
    } else if (reply instanceof ReportReply.Gap gap && state == State.SENT) {
      facts.missingAfter(gap.afterSequence());
      if (gap.afterSequence() == lastGap) {
        waitAndTryAgain();
      } else {
        lastGap = gap.afterSequence();
        proceed(profile);
      }
    }
  }

  private void onReadBack(ReadBack read, InterestProfile profile) {
    List<List<Deed>> deeds = new ArrayList<>(read.facts().size());
    for (UserFact fact : read.facts()) {
      deeds.add(
          fact instanceof BehaviorRecorded recorded
              ? Deeds.of(recorded.behavior(), surroundings.fold())
              : List.of());
    }
    facts.readBack(read.from(), deeds);
    proceed(profile);
  }

  private void gatherOrProceed(InterestProfile profile) {
    if (hurried || facts.isLong()) {
      proceed(profile);
    } else {
      state = State.GATHERING;
      timers.startSingleTimer(Due.class, new Due(), surroundings.settings().reportInterval());
    }
  }

  private void waitAndTryAgain() {
    state = State.SENT;
    Duration wait = surroundings.settings().reportBackoff().after(attempts++);
    timers.startSingleTimer(Due.class, new Due(), wait);
  }

  private void proceed(InterestProfile profile) {
    UnreportedFacts.Step step = facts.next();
    if (step instanceof UnreportedFacts.Send send) {
      surroundings.cohorts().send(report(send, profile));
      waitAndTryAgain();
    } else if (step instanceof UnreportedFacts.Read read) {
      state = State.READING;
      timers.cancel(Due.class);
      context.pipeToSelf(
          surroundings.journal().facts(user, read.from(), read.to()),
          (found, failure) -> outcome(read, found, failure));
    } else {
      timers.cancel(Due.class);
      state = State.IDLE;
    }
  }

  private News outcome(
      UnreportedFacts.Read read, @Nullable List<UserFact> found, @Nullable Throwable failure) {
    if (failure != null || found == null) {
      return new ReadFailed(
          failure == null ? new IllegalStateException("no facts and no failure") : failure);
    }
    long asked = read.to() - read.from() + 1;
    return found.size() == asked
        ? new ReadBack(read.from(), found)
        : new ReadFailed(
            new IllegalStateException(
                "the journal has %d of the facts %d to %d, its cohort needs them all"
                    .formatted(found.size(), read.from(), read.to())));
  }

  private Cohort.Report report(UnreportedFacts.Send send, InterestProfile profile) {
    return new Cohort.Report(
        user,
        send.from(),
        send.to(),
        profile.longVector().map(QuantisedVector::of),
        send.deeds(),
        facts.endWith(send) ? Optional.ofNullable(lastLiked) : Optional.empty(),
        profile.newestEventAt().orElseThrow(),
        replies);
  }
}
