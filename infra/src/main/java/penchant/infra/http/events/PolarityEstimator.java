package penchant.infra.http.events;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import penchant.actors.embedding.Embedder;
import penchant.actors.embedding.Lane;
import penchant.infra.embedding.EmbeddingSettings;
import penchant.infra.embedding.Polarity;

/** Says whether comments praise or blame. */
public interface PolarityEstimator {

  /** For encoders that know words but not what they mean: all polarities are unknown. */
  PolarityEstimator NONE =
      texts -> CompletableFuture.completedFuture(texts.stream().map(text -> Double.NaN).toList());

  /**
   * The polarity of each text, from -1 to 1, in their order; NaN where it is unknown.
   *
   * @param texts clean ones, none empty
   * @return fails as {@code Embedder} does
   */
  CompletionStage<List<Double>> polarities(List<String> texts);

  /** The one that an encoder is good for. */
  static CompletionStage<PolarityEstimator> of(EmbeddingSettings settings, Embedder embedder) {
    return settings.encoder() == EmbeddingSettings.Kind.MINILM
        ? Polarity.anchoredBy(embedder).thenApply(anchored -> by(anchored, embedder))
        : CompletableFuture.completedFuture(NONE);
  }

  /** By the vectors of the texts. */
  private static PolarityEstimator by(Polarity polarity, Embedder embedder) {
    return texts ->
        embedder
            .embed(texts, Lane.ofRequest(texts.size()))
            .thenApply(vectors -> vectors.stream().map(polarity::of).toList());
  }
}
