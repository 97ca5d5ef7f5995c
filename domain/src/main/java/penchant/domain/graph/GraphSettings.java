package penchant.domain.graph;

/**
 * How the item graph is made.
 *
 * @param ridge added to the diagonal of the Gram matrix: the larger, the less the filter trusts
 *     pairs that few people made
 * @param leastSupport items that fewer people did anything with are left out
 * @param mostItems of those that remain, so many with the most people are taken: the filter takes 8
 *     bytes times the square of their number while it is made, and half of that afterwards
 * @param touch what an item counts in a person's row that the person met without liking it, 0 to 1
 */
public record GraphSettings(double ridge, int leastSupport, int mostItems, double touch) {

  public GraphSettings {
    if (!(ridge > 0) || leastSupport < 1 || mostItems < 1 || !(touch >= 0 && touch <= 1)) {
      throw new IllegalArgumentException(
          "a graph needs a ridge above 0, a support and a number of items of at least 1 and a touch"
              + " from 0 to 1, not ridge %s, support %d, %d items, touch %s"
                  .formatted(ridge, leastSupport, mostItems, touch));
    }
  }

  /** What ships in {@code ranking.conf}. */
  public static GraphSettings standard() {
    return new GraphSettings(150, 3, 4_000, 0.2);
  }

  /** The same with another ridge. */
  public GraphSettings withRidge(double other) {
    return new GraphSettings(other, leastSupport, mostItems, touch);
  }

  /** The same with something else for what was only met. */
  public GraphSettings withTouch(double other) {
    return new GraphSettings(ridge, leastSupport, mostItems, other);
  }

  /**
   * What an item counts in a row, from {@code touch} to 1.
   *
   * @param mass sum of the weights of what the person did with it
   */
  double value(double mass) {
    return mass > 0 ? Math.max(touch, mass / (mass + 1)) : touch;
  }
}
