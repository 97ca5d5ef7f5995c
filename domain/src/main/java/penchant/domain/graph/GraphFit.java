package penchant.domain.graph;

import java.util.Optional;
import penchant.domain.decay.HalfLife;

/**
 * What of a graph is learned. A blend counts with a graph of the fit that it was learned with, and
 * with no other.
 *
 * @param ridge see {@link GraphSettings}
 * @param halfLife see {@link RowValue}
 */
public record GraphFit(double ridge, Optional<HalfLife> halfLife) {

  public GraphFit {
    if (!(ridge > 0)) {
      throw new IllegalArgumentException("a graph needs a ridge above 0, not " + ridge);
    }
  }

  /** The fit of a graph whose rows never fade. */
  public static GraphFit lasting(double ridge) {
    return new GraphFit(ridge, Optional.empty());
  }

  /** The same with another ridge. */
  public GraphFit withRidge(double other) {
    return new GraphFit(other, halfLife);
  }

  /** The same with another half-life. */
  public GraphFit withHalfLife(Optional<HalfLife> other) {
    return new GraphFit(ridge, other);
  }

  /** As a person reads it. */
  @Override
  public String toString() {
    String fading =
        halfLife
            .map(each -> "half-life of rows %.1f days".formatted(each.value().toHours() / 24.0))
            .orElse("rows do not fade");
    return "ridge %.0f, %s".formatted(ridge, fading);
  }
}
