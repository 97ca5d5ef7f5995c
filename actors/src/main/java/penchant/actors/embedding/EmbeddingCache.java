package penchant.actors.embedding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import penchant.domain.vector.Embedding;

/**
 * The vectors of recent texts, by text, within a bound on memory. Eviction runs on the thread that
 * writes: on a small machine the common pool would start a thread for each of its steps.
 */
final class EmbeddingCache {

  private static final int OVERHEAD_BYTES = 150;

  private final Cache<String, Embedding> vectors;

  EmbeddingCache(long bytes) {
    this.vectors =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher(EmbeddingCache::bytes)
            .executor(Runnable::run)
            .build();
  }

  private static int bytes(String text, Embedding vector) {
    return OVERHEAD_BYTES + Character.BYTES * text.length() + Float.BYTES * vector.dimensions();
  }

  Optional<Embedding> find(String text) {
    return Optional.ofNullable(vectors.getIfPresent(text));
  }

  void put(String text, Embedding vector) {
    vectors.put(text, vector);
  }
}
