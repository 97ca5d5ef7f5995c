package penchant.infra.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import penchant.actors.embedding.Embedder;
import penchant.actors.embedding.EmbeddingFailedException;
import penchant.actors.embedding.EmbeddingQueueFullException;
import penchant.actors.embedding.Lane;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.VectorSpace;

/** Four dimensions, by the hash of the text. The text "indigestible" cannot be embedded. */
final class FakeEmbedder implements Embedder {

  static final VectorSpace SPACE = new VectorSpace("fake", 4);

  private volatile boolean full;

  void fill(boolean toTheBrim) {
    full = toTheBrim;
  }

  static Embedding embedding(String text) {
    int hash = text.hashCode();
    return Embedding.directionOf(
        new float[] {
          1 + (hash & 7), 1 + (hash >> 3 & 7), 1 + (hash >> 6 & 7), 1 + (hash >> 9 & 7)
        });
  }

  @Override
  public VectorSpace space() {
    return SPACE;
  }

  @Override
  public CompletionStage<List<Embedding>> embed(List<String> texts, Lane lane) {
    if (full) {
      return CompletableFuture.failedFuture(EmbeddingQueueFullException.noPlace(lane, 1, 10, 10));
    }
    if (texts.contains("indigestible")) {
      return CompletableFuture.failedFuture(new EmbeddingFailedException("too much"));
    }
    return CompletableFuture.completedFuture(texts.stream().map(FakeEmbedder::embedding).toList());
  }
}
