package penchant.infra.http.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import penchant.actors.user.JournalUnavailableException;
import penchant.actors.user.Recorded;
import penchant.actors.user.Users;
import penchant.domain.behavior.Behavior;
import penchant.infra.http.answer.Failures;

/**
 * Hands the events of a request to their users: all users at once, one user's events in their order
 * and in parts, so that one write never grows too large.
 */
final class Recorder {

  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  /** A sequence number that no journal has. */
  private static final Long UNKNOWN = -1L;

  private final Users users;
  private final int mostAtOnce;
  private final Executor executor;

  Recorder(Users users, int mostAtOnce, Executor executor) {
    this.users = users;
    this.mostAtOnce = mostAtOnce;
    this.executor = executor;
  }

  /** Never fails: what could not be recorded for sure is counted as unknown. */
  CompletionStage<Outcome> record(Map<String, List<Behavior>> byUser) {
    Tally tally = new Tally(byUser.keySet());
    if (byUser.isEmpty()) {
      tally.all.complete(tally.outcome);
    }
    byUser.forEach((user, behaviors) -> record(user, behaviors, 0, tally));
    return tally.all;
  }

  private void record(String user, List<Behavior> behaviors, int from, Tally tally) {
    int to = Math.min(from + mostAtOnce, behaviors.size());
    ask(user, behaviors.subList(from, to))
        .whenCompleteAsync(
            (recorded, failure) -> {
              if (failure != null) {
                tally.unknown(behaviors.size() - from, Failures.cause(failure));
              } else if (to < behaviors.size()) {
                tally.recorded(user, recorded);
                record(user, behaviors, to, tally);
                return;
              } else {
                tally.recorded(user, recorded);
              }
              tally.userDone();
            },
            executor);
  }

  private CompletionStage<Recorded> ask(String user, List<Behavior> batch) {
    try {
      return users.record(user, new ArrayList<>(batch));
    } catch (RuntimeException thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }

  /**
   * What became of the events.
   *
   * @param unknown neither surely recorded nor surely not
   * @param sequences of each user after the request, in the order in which the request named them
   */
  record Outcome(
      int accepted,
      int duplicates,
      int unknown,
      boolean journalAway,
      Map<String, Long> sequences) {}

  private static final class Tally {
    private final CompletableFuture<Outcome> all = new CompletableFuture<>();
    private final AtomicInteger usersLeft;
    private final Map<String, Long> sequences = new LinkedHashMap<>();
    private Outcome outcome = new Outcome(0, 0, 0, false, sequences);

    Tally(Set<String> users) {
      usersLeft = new AtomicInteger(users.size());
      users.forEach(user -> sequences.put(user, UNKNOWN));
    }

    synchronized void recorded(String user, Recorded recorded) {
      sequences.put(user, recorded.sequence());
      outcome =
          new Outcome(
              outcome.accepted + recorded.accepted(),
              outcome.duplicates + recorded.duplicates(),
              outcome.unknown,
              outcome.journalAway,
              sequences);
    }

    synchronized void unknown(int events, Throwable cause) {
      boolean journal = cause instanceof JournalUnavailableException;
      if (!journal) {
        LOG.warn("{} events of a user may or may not be recorded", events, cause);
      }
      outcome =
          new Outcome(
              outcome.accepted,
              outcome.duplicates,
              outcome.unknown + events,
              outcome.journalAway || journal,
              sequences);
    }

    void userDone() {
      if (usersLeft.decrementAndGet() == 0) {
        Outcome done;
        synchronized (this) {
          sequences.values().removeIf(UNKNOWN::equals);
          done = outcome;
        }
        all.complete(done);
      }
    }
  }
}
