package penchant.actors.user;

import java.time.Duration;

/**
 * How users live in memory and write.
 *
 * @param activeUsers how many stay in memory on a node before those longest unused are passivated
 * @param askTimeout after this long without an answer the outcome is unknown
 * @param readPatience how long a list waits for an event that it is to have seen
 * @param keptLists of how many lists a node keeps what they were made from, for their later pages
 * @param waitingLimit commands that may wait in one user, for its recovery or for the journal
 * @param batchBytes about how much is written at once; Cassandra refuses batches over 50 KiB
 * @param snapshotEvery events between two snapshots; two are kept
 * @param journalBackoff waits before a failed journal may be opened again
 * @param reportInterval what happens within it goes to the cohort in one report
 * @param reportBackoff waits before an unacknowledged report is sent again
 * @param stopDeferral the longest that a user with an unacknowledged report puts off being stopped;
 *     shorter than {@code askTimeout}, since meanwhile what is asked of the user waits
 */
public record UserSettings(
    int activeUsers,
    Duration askTimeout,
    Duration readPatience,
    int keptLists,
    int waitingLimit,
    int batchBytes,
    int snapshotEvery,
    Backoff journalBackoff,
    Duration reportInterval,
    Backoff reportBackoff,
    Duration stopDeferral) {

  public UserSettings {
    if (stopDeferral.compareTo(askTimeout) > 0) {
      throw new IllegalArgumentException(
          "users would put off being stopped for "
              + stopDeferral
              + ", longer than anybody waits for an answer: "
              + askTimeout);
    }
  }

  /** Waits that double from the least to the most. */
  public record Backoff(Duration least, Duration most) {

    public Backoff {
      if (least.isNegative() || least.isZero() || most.compareTo(least) < 0) {
        throw new IllegalArgumentException(
            "waits must be positive and rise, were " + least + " to " + most);
      }
    }

    /** The wait after so many failures in a row, from 0. */
    Duration after(int failures) {
      Duration wait = least.multipliedBy(1L << Math.min(failures, 20));
      return wait.compareTo(most) < 0 ? wait : most;
    }
  }

  /** What ships, as users.conf has it. */
  public static UserSettings standard() {
    return new UserSettings(
        20_000,
        Duration.ofSeconds(12),
        Duration.ofSeconds(2),
        5_000,
        100,
        40 * 1024,
        200,
        new Backoff(Duration.ofSeconds(4), Duration.ofSeconds(8)),
        Duration.ofMillis(500),
        new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(15)),
        Duration.ofSeconds(3));
  }
}
