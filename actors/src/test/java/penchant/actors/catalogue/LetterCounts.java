package penchant.actors.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import penchant.actors.embedding.Embedder;
import penchant.actors.embedding.EmbeddingFailedException;
import penchant.actors.embedding.EmbeddingQueueFullException;
import penchant.actors.embedding.Lane;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.VectorSpace;

/** An embedder for tests: a vector counts the letters a to c. Remembers what it was asked. */
final class LetterCounts implements Embedder {

  private final List<String> texts = new ArrayList<>();
  private final List<Lane> lanes = new ArrayList<>();
  private int refusals;

  @Override
  public VectorSpace space() {
    return new VectorSpace("letters", 3);
  }

  @Override
  public synchronized CompletionStage<List<Embedding>> embed(List<String> asked, Lane lane) {
    if (refusals > 0) {
      refusals--;
      return CompletableFuture.failedFuture(
          EmbeddingQueueFullException.noPlace(lane, asked.size(), 9, 9));
    }
    if (asked.stream().anyMatch(text -> text.contains("indigestible"))) {
      return CompletableFuture.failedFuture(new EmbeddingFailedException("too much"));
    }
    texts.addAll(asked);
    lanes.add(lane);
    return CompletableFuture.completedFuture(asked.stream().map(LetterCounts::of).toList());
  }

  synchronized void refuse(int times) {
    refusals = times;
  }

  synchronized List<String> texts() {
    return List.copyOf(texts);
  }

  synchronized List<Lane> lanes() {
    return List.copyOf(lanes);
  }

  static Embedding of(String text) {
    float[] counts = {0.01f, 0.01f, 0.01f};
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter >= 'a' && letter <= 'c') {
        counts[letter - 'a']++;
      }
    }
    return Embedding.directionOf(counts);
  }
}
