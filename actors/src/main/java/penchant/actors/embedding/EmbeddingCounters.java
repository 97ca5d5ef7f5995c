package penchant.actors.embedding;

import java.util.concurrent.atomic.LongAdder;

/** Counts of any thread; {@code queued} is set by the pool alone. */
final class EmbeddingCounters {

  final LongAdder embedded = new LongAdder();
  final LongAdder cacheHits = new LongAdder();
  final LongAdder shared = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder batches = new LongAdder();
  volatile long queued;

  EmbeddingCounts snapshot() {
    return new EmbeddingCounts(
        queued,
        embedded.sum(),
        cacheHits.sum(),
        shared.sum(),
        refused.sum(),
        failed.sum(),
        batches.sum());
  }
}
