package penchant.actors.embedding;

import java.time.Duration;
import java.util.List;

/**
 * How a node's embedding pool is laid out.
 *
 * @param slots one worker each: {@code cpu} (also several times), {@code gpu:0}
 * @param paddedTokens the most that a batch may hold: number of texts times the longest of them
 * @param queueTexts how many different texts may wait in each lane
 * @param cacheBytes about how much memory the vectors of recent texts may take
 * @param interactiveTimeout after this long without an answer a person is told so
 * @param bulkTimeout the same for a request of many texts, which waits no longer than the API lets
 *     it
 * @param backfillTimeout the same for what nobody waits for
 * @param retryAfter how long a crashed encoder stays away at first; doubles up to {@code
 *     retryAtMost}
 * @param dispatcher the configuration path of the workers' pinned dispatcher
 */
public record EmbeddingPoolSettings(
    List<String> slots,
    int paddedTokens,
    int queueTexts,
    long cacheBytes,
    Duration interactiveTimeout,
    Duration bulkTimeout,
    Duration backfillTimeout,
    Duration retryAfter,
    Duration retryAtMost,
    String dispatcher) {

  public EmbeddingPoolSettings {
    slots = List.copyOf(slots);
    if (slots.isEmpty()) {
      throw new IllegalArgumentException("an embedding pool needs at least one slot");
    }
    if (paddedTokens < 1 || queueTexts < 1 || cacheBytes < 0) {
      throw new IllegalArgumentException(
          "an embedding pool of %d padded tokens, %d waiting texts and %d bytes of cache cannot work"
              .formatted(paddedTokens, queueTexts, cacheBytes));
    }
  }

  Duration timeout(Lane lane) {
    return switch (lane) {
      case INTERACTIVE -> interactiveTimeout;
      case BULK -> bulkTimeout;
      case BACKFILL -> backfillTimeout;
    };
  }
}
