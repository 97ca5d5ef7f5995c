package penchant.actors.embedding;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
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
    EmbeddingCache cache = new EmbeddingCache(settings.cacheBytes());
    EmbeddingCounters counters = new EmbeddingCounters();
    ActorRef<EmbeddingPool.Command> pool =
        system.systemActorOf(
            EmbeddingPool.create(encoders, settings, cache, counters), "embedding", Props.empty());
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
    if (!request.answer().isDone()) {
      request.answer().orTimeout(settings.timeout(lane).toMillis(), TimeUnit.MILLISECONDS);
      request.count(encoders::tokens);
      pool.tell(new EmbeddingPool.Embed(request));
    }
    return request.answer();
  }

  /** What the pool has done so far; cheap enough for every scrape. */
  public EmbeddingCounts counts() {
    return counters.snapshot();
  }
}
