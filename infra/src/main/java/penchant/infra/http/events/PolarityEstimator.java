package penchant.infra.http.events;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Says whether comments praise or blame. */
public interface PolarityEstimator {

  /**
   * The polarity of each text, from -1 to 1, in their order.
   *
   * @param texts clean ones, none empty
   * @return fails as {@code Embedder} does
   */
  CompletionStage<List<Double>> polarities(List<String> texts);
}
