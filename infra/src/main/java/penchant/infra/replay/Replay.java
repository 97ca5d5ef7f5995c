package penchant.infra.replay;

import java.util.List;
import java.util.Optional;

/**
 * How far a replay is.
 *
 * @param users refolded so far
 * @param events folded so far
 * @param differences users whose live profile is not what the journal says
 * @param differing ids of the first few of those
 * @param total users there are, once that is known; 0 before
 * @param error why it could not go on, in a line
 */
public record Replay(
    String id,
    State state,
    long users,
    long events,
    long eventsPerSecond,
    long differences,
    List<String> differing,
    long total,
    Optional<String> error) {

  /** Where a replay stands. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED
  }

  public Replay {
    differing = List.copyOf(differing);
  }

  public boolean ended() {
    return state == State.DONE || state == State.FAILED;
  }
}
