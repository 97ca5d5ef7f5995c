package penchant.actors.embedding;

import java.time.Duration;

/**
 * How fast texts go through the models, in tokens, from the batches of late; says how long so many
 * tokens will take. Only batches that are well filled count: a pass for a single text says how long
 * a pass takes at least, and not what it could hold.
 */
final class EncodingRate {

  /** What a batch counts after another one. */
  private static final double MEMORY = 0.9;

  private final int fullBatchTokens;
  private final int workers;
  private double tokens;
  private double nanos;

  /**
   * @param paddedTokens the most that a batch may hold
   */
  EncodingRate(int paddedTokens, int workers) {
    this.fullBatchTokens = Math.max(1, paddedTokens / 2);
    this.workers = workers;
  }

  /** A worker had {@code batchTokens} in its hands for {@code batchNanos}. */
  void measured(long batchTokens, long batchNanos) {
    if (batchTokens >= fullBatchTokens) {
      tokens = MEMORY * tokens + batchTokens;
      nanos = MEMORY * nanos + Math.max(0, batchNanos);
    }
  }

  /** How long all workers together need; nothing while no full batch was measured. */
  Duration expected(long waitingTokens) {
    return tokens == 0
        ? Duration.ZERO
        : Duration.ofNanos((long) (waitingTokens * nanos / tokens / workers));
  }
}
