package penchant.actors.embedding;

import java.util.List;
import java.util.concurrent.CompletionStage;
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
   *     model cannot digest one of the texts, and with a time-out when no encoder answers
   */
  CompletionStage<List<Embedding>> embed(List<String> texts, Lane lane);
}
