package penchant.infra.http.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import penchant.actors.user.JournalUnavailableException;
import penchant.actors.user.Recorded;
import penchant.actors.user.UserBusyException;
import penchant.actors.user.Users;
import penchant.domain.behavior.Behavior;
import penchant.infra.http.answer.Failures;

/** Hands the events of a request to their users: all users at once, one user's in their order. */
final class Recorder {

  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  /** A sequence number that no journal has. */
  private static final Long UNKNOWN = -1L;

  private final Users users;
  private final Executor executor;

  Recorder(Users users, Executor executor) {
    this.users = users;
    this.executor = executor;
  }

  /** Never fails: what could not be recorded for sure is counted as unknown. */
  CompletionStage<Outcome> record(Map<String, List<Behavior>> byUser) {
    if (byUser.isEmpty()) {
      return CompletableFuture.completedFuture(Outcome.NOTHING);
    }
    Tally tally = new Tally(byUser.keySet());
    byUser.forEach((user, behaviors) -> record(user, behaviors, tally));
    return tally.all;
  }

  private void record(String user, List<Behavior> behaviors, Tally tally) {
    ask(user, behaviors)
        .whenCompleteAsync(
            (recorded, failure) -> {
              if (failure == null) {
                tally.recorded(user, recorded);
              } else {
                tally.notRecorded(behaviors.size(), Failures.cause(failure));
              }
              tally.userDone();
            },
            executor);
  }

  private CompletionStage<Recorded> ask(String user, List<Behavior> batch) {
    try {
      return users.record(user, batch);
    } catch (RuntimeException thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }

  /**
   * What became of the events.
   *
   * @param turnedAway surely not recorded, since too much waits for their users
   * @param unknown neither surely recorded nor surely not
   * @param journalAway whether the journal itself failed a write
   * @param sequences of each user after the request, in the order in which the request named them
   */
  record Outcome(
      int accepted,
      int duplicates,
      int turnedAway,
      int unknown,
      boolean journalAway,
      Map<String, Long> sequences) {

    static final Outcome NOTHING = new Outcome(0, 0, 0, 0, false, Map.of());

    /** Whether not one event of the request is in a journal because of it, for sure. */
    boolean isNothing() {
      return accepted + duplicates + unknown == 0;
    }

    /** Whether some user answered that its events are in its journal. */
    boolean isRecordedInPart() {
      return accepted + duplicates > 0;
    }
  }

  private static final class Tally {
    private final CompletableFuture<Outcome> all = new CompletableFuture<>();
    private final AtomicInteger usersLeft;
    private final Map<String, Long> sequences = new LinkedHashMap<>();
    private int accepted;
    private int duplicates;
    private int turnedAway;
    private int unknown;
    private boolean journalAway;
    private @Nullable Throwable unexplained;

    Tally(Set<String> users) {
      usersLeft = new AtomicInteger(users.size());
      users.forEach(user -> sequences.put(user, UNKNOWN));
    }

    synchronized void recorded(String user, Recorded recorded) {
      sequences.put(user, recorded.sequence());
      accepted += recorded.accepted();
      duplicates += recorded.duplicates();
    }

    synchronized void notRecorded(int events, Throwable cause) {
      if (cause instanceof UserBusyException) {
        turnedAway += events;
        return;
      }
      unknown += events;
      if (cause instanceof JournalUnavailableException) {
        journalAway = true;
      } else {
        unexplained = cause;
      }
    }

    void userDone() {
      if (usersLeft.decrementAndGet() == 0) {
        all.complete(outcome());
      }
    }

    private synchronized Outcome outcome() {
      if (unexplained != null) {
        LOG.warn(
            "{} events of a request may or may not be recorded; last of all: {}",
            unknown,
            unexplained.toString());
      }
      sequences.values().removeIf(UNKNOWN::equals);
      return new Outcome(accepted, duplicates, turnedAway, unknown, journalAway, sequences);
    }
  }
}
