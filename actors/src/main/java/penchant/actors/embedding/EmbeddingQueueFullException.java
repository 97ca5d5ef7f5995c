package penchant.actors.embedding;

import java.time.Duration;

/** Too many texts wait for a vector. Nothing of the call was queued. */
public final class EmbeddingQueueFullException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final long LONGEST_PAUSE_SECONDS = 30;

  private final Duration retryAfter;
  private final boolean isTooLarge;

  private EmbeddingQueueFullException(String message, Duration retryAfter, boolean isTooLarge) {
    super(message, null, false, false);
    this.retryAfter = retryAfter;
    this.isTooLarge = isTooLarge;
  }

  /** There is no place for so many, whatever their length. */
  public static EmbeddingQueueFullException noPlace(Lane lane, int asked, int waiting, int limit) {
    String message =
        "%d texts wait for a vector in lane %s, which holds %d: %d more do not fit; "
            .formatted(waiting, lane, limit, asked);
    return asked > limit
        ? new EmbeddingQueueFullException(
            message + "send at most " + limit + " at once", Duration.ZERO, true)
        : new EmbeddingQueueFullException(
            message + "try again in a second, or add devices to penchant.embedding.devices",
            Duration.ofSeconds(1),
            false);
  }

  /**
   * Not all of them would have their vector in time.
   *
   * @param own what the texts asked for take alone
   * @param ahead what is served before them takes
   */
  static EmbeddingQueueFullException noTime(
      int asked, Duration own, Duration ahead, Duration allowed) {
    if (own.compareTo(allowed) > 0) {
      long fit = Math.max(1, asked * allowed.toMillis() / Math.max(1, own.toMillis()));
      return new EmbeddingQueueFullException(
          "vectors for %d new texts take about %s s here, which is too long for one request; send at"
                  .formatted(asked, seconds(own))
              + " most %d at once, or add devices to penchant.embedding.devices".formatted(fit),
          Duration.ZERO,
          true);
    }
    Duration tooLong = ahead.plus(own).minus(allowed);
    long pause = Math.max(1, Math.min(LONGEST_PAUSE_SECONDS, tooLong.toSeconds() + 1));
    return new EmbeddingQueueFullException(
        "the texts that wait for a vector take about %s s, and %d more about %s s, which is too long"
                .formatted(seconds(ahead), asked, seconds(own))
            + " to wait; try again in %d s, or add devices to penchant.embedding.devices"
                .formatted(pause),
        Duration.ofSeconds(pause),
        false);
  }

  /** For the caller: when the same call may work; zero if it is {@link #isTooLarge}. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /** Whether the call has to be made in parts, since alone it is too much already. */
  public boolean isTooLarge() {
    return isTooLarge;
  }

  private static String seconds(Duration time) {
    return time.toMillis() < 1_000 ? "0." + time.toMillis() / 100 : Long.toString(time.toSeconds());
  }
}
