package penchant.actors.embedding;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.VectorSpace;

/** Turns texts into vectors; safe for any thread. */
public interface Embedder {

  /** The space that every vector of this embedder lives in. */
  VectorSpace space();

  /**
   * The vectors of {@code texts}, in their order. What is chained to the answer may run on the
   * pool's own thread: keep it short, or give it an executor.
   *
   * @param texts as {@code TextCleaner} leaves them; one that is empty gets a vector too
   * @return fails with {@link EmbeddingQueueFullException} when too much waits already (nothing was
   *     queued; the same call may be made again), with {@link EmbeddingFailedException} when the
   *     model cannot digest one of the texts, and with {@link EmbeddingUnavailableException} or a
   *     time-out when no encoder answers
   */
  CompletionStage<List<Embedding>> embed(List<String> texts, Lane lane);

  /**
   * The vectors of {@code texts}, in their order; empty for one that the model cannot digest, which
   * is looked for by halves.
   *
   * @return fails as {@link #embed} does otherwise
   */
  default CompletionStage<List<Optional<Embedding>>> embedEach(List<String> texts, Lane lane) {
    if (texts.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    return embed(texts, lane)
        .<List<Optional<Embedding>>>thenApply(
            embeddings -> embeddings.stream().map(Optional::of).toList())
        .exceptionallyCompose(
            failure -> {
              Throwable cause =
                  failure instanceof CompletionException && failure.getCause() != null
                      ? failure.getCause()
                      : failure;
              if (!(cause instanceof EmbeddingFailedException)) {
                return CompletableFuture.failedFuture(cause);
              }
              if (texts.size() == 1) {
                return CompletableFuture.completedFuture(List.of(Optional.empty()));
              }
              int half = texts.size() / 2;
              return embedEach(texts.subList(0, half), lane)
                  .thenCompose(
                      first ->
                          embedEach(texts.subList(half, texts.size()), lane)
                              .thenApply(
                                  second ->
                                      Stream.concat(first.stream(), second.stream()).toList()));
            });
  }
}
