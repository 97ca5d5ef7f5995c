package penchant.infra.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts one replay; any thread may add and look. */
final class ReplayJob {

  private static final int IDS_KEPT = 10;

  private final String id;
  private final List<String> differing = new ArrayList<>();
  private Replay.State state = Replay.State.WAITING;
  private Optional<String> error = Optional.empty();
  private long users;
  private long events;
  private long differences;
  private long total;
  private long started;
  private long ended;

  ReplayJob(String id) {
    this.id = id;
  }

  synchronized void start(long nanoTime) {
    state = Replay.State.RUNNING;
    started = nanoTime;
  }

  synchronized void found(long userCount) {
    total = userCount;
  }

  synchronized void add(ReplayCheck.Outcome outcome) {
    users++;
    events += outcome.events();
    if (!outcome.same()) {
      differences++;
      if (differing.size() < IDS_KEPT) {
        differing.add(outcome.user());
      }
    }
  }

  synchronized void end(Optional<String> problem, long nanoTime) {
    state = problem.isPresent() ? Replay.State.FAILED : Replay.State.DONE;
    error = problem;
    ended = nanoTime;
  }

  synchronized boolean hasEnded() {
    return state == Replay.State.DONE || state == Replay.State.FAILED;
  }

  synchronized Replay view(long nanoTime) {
    long nanos =
        switch (state) {
          case WAITING -> 0;
          case RUNNING -> nanoTime - started;
          case DONE, FAILED -> ended - started;
        };
    long rate = nanos > 0 ? Math.round(events / (nanos / 1e9)) : 0;
    return new Replay(id, state, users, events, rate, differences, differing, total, error);
  }
}
