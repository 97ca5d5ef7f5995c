package penchant.actors.embedding;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import penchant.domain.vector.Embedding;

/**
 * One call of the embedder until it is answered. It is handed from the caller to the pool, and only
 * the one who holds it touches it.
 */
final class EmbeddingRequest {

  private final List<String> texts;
  private final Lane lane;
  private final @Nullable Embedding[] vectors;
  private final int[] tokens;
  private final CompletableFuture<List<Embedding>> answer = new CompletableFuture<>();
  private int missing;

  EmbeddingRequest(List<String> texts, Lane lane) {
    this.texts = List.copyOf(texts);
    this.lane = lane;
    this.vectors = new Embedding[texts.size()];
    this.tokens = new int[texts.size()];
    this.missing = texts.size();
    answerIfComplete();
  }

  int size() {
    return vectors.length;
  }

  Lane lane() {
    return lane;
  }

  String text(int index) {
    return texts.get(index);
  }

  int tokens(int index) {
    return tokens[index];
  }

  boolean isMissing(int index) {
    return vectors[index] == null;
  }

  CompletableFuture<List<Embedding>> answer() {
    return answer;
  }

  /** Takes what {@code cache} knows; returns how many that were. */
  int fillFrom(EmbeddingCache cache) {
    int filled = 0;
    for (int i = 0; i < vectors.length; i++) {
      Optional<Embedding> known = isMissing(i) ? cache.find(texts.get(i)) : Optional.empty();
      if (known.isPresent()) {
        fill(i, known.get());
        filled++;
      }
    }
    return filled;
  }

  /** Counts the tokens of what is still missing: the caller's work, not the pool's. */
  void count(ToIntFunction<String> counter) {
    for (int i = 0; i < vectors.length; i++) {
      tokens[i] = isMissing(i) ? counter.applyAsInt(texts.get(i)) : 0;
    }
  }

  void fill(int index, Embedding vector) {
    if (vectors[index] == null) {
      vectors[index] = vector;
      missing--;
      answerIfComplete();
    }
  }

  void fail(Throwable cause) {
    answer.completeExceptionally(cause);
  }

  private void answerIfComplete() {
    if (missing == 0) {
      answer.complete(List.of(vectors));
    }
  }
}
