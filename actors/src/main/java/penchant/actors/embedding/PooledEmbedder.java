package penchant.actors.embedding;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.VectorSpace;

/**
 * The node's embedding pool as the rest of the node sees it. What the cache knows is answered on
 * the caller's thread, which also counts the tokens of the rest; that goes to the pool with a
 * promise, which is why the pool's messages stay on this node.
 */
public final class PooledEmbedder implements Embedder {

  private final ActorRef<EmbeddingPool.Command> pool;
  private final EncoderFactory encoders;
  private final EmbeddingPoolSettings settings;
  private final EmbeddingCache cache;
  private final EmbeddingCounters counters;

  private PooledEmbedder(
      ActorRef<EmbeddingPool.Command> pool,
      EncoderFactory encoders,
      EmbeddingPoolSettings settings,
      EmbeddingCache cache,
      EmbeddingCounters counters) {
    this.pool = pool;
    this.encoders = encoders;
    this.settings = settings;
    this.cache = cache;
    this.counters = counters;
  }

  /** Starts the pool's actors; once a node. They stop with the system. */
  public static PooledEmbedder start(
      ActorSystem<?> system, EncoderFactory encoders, EmbeddingPoolSettings settings) {
    return start(system, encoders, settings, System::nanoTime);
  }

  /** The same with a clock of its own, by which the pool measures how fast it is. */
  static PooledEmbedder start(
      ActorSystem<?> system,
      EncoderFactory encoders,
      EmbeddingPoolSettings settings,
      LongSupplier nanoTime) {
    EmbeddingCache cache = new EmbeddingCache(settings.cacheBytes());
    EmbeddingCounters counters = new EmbeddingCounters();
    ActorRef<EmbeddingPool.Command> pool =
        system.systemActorOf(
            EmbeddingPool.create(encoders, settings, cache, counters, nanoTime),
            "embedding",
            Props.empty());
    return new PooledEmbedder(pool, encoders, settings, cache, counters);
  }

  @Override
  public VectorSpace space() {
    return encoders.space();
  }

  @Override
  public CompletionStage<List<Embedding>> embed(List<String> texts, Lane lane) {
    EmbeddingRequest request = new EmbeddingRequest(texts, lane);
    counters.cacheHits.add(request.fillFrom(cache));
    if (request.answer().isDone()) {
      return request.answer();
    }
    Duration patience = settings.timeout(lane);
    request.answer().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    request.count(encoders::tokens);
    pool.tell(new EmbeddingPool.Embed(request));
    return request
        .answer()
        .exceptionallyCompose(
            failure ->
                CompletableFuture.failedFuture(
                    failure instanceof TimeoutException
                        ? new TimeoutException(
                            "%d texts had no vectors after %d s"
                                .formatted(texts.size(), patience.toSeconds()))
                        : failure));
  }

  /** What the pool has done so far; cheap enough for every scrape. */
  public EmbeddingCounts counts() {
    return counters.snapshot();
  }
}
