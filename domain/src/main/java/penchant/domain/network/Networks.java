package penchant.domain.network;

import java.util.Optional;
import penchant.domain.vector.VectorSpace;

/**
 * What was trained, of one time.
 *
 * @param attention g; absent where it is switched off or was not trained yet
 * @param theta f; absent likewise
 */
public record Networks(Optional<Attention> attention, Optional<ThetaNetwork> theta) {

  /** Nothing was trained. */
  public static final Networks NONE = new Networks(Optional.empty(), Optional.empty());

  public boolean isEmpty() {
    return attention.isEmpty() && theta.isEmpty();
  }

  /**
   * These, if they say anything in a space.
   *
   * @throws IllegalArgumentException if one was trained in another space than this
   */
  public Networks requireOf(VectorSpace space) {
    attention.ifPresent(g -> require("g, the attention,", g.vectorSpace(), g.dimensions(), space));
    theta.ifPresent(f -> require("f, of the clusters,", f.vectorSpace(), f.dimensions(), space));
    return this;
  }

  private static void require(String name, String trained, int dimensions, VectorSpace space) {
    if (!trained.equals(space.id()) || dimensions != space.dimensions()) {
      throw new IllegalArgumentException(
          "%s was trained on vectors of %d numbers (vector space %s), this catalogue holds %d (%s): train it again"
              .formatted(name, dimensions, trained, space.dimensions(), space.id()));
    }
  }
}
