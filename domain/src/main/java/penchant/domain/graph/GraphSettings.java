package penchant.domain.graph;

/**
 * How the item graph is made.
 *
 * @param ridge added to the diagonal of the Gram matrix: the larger, the less the filter trusts
 *     pairs that few people made
 * @param leastSupport items that fewer people did anything with are left out
 * @param mostItems of those that remain, so many with the most people are taken
 * @param exactUpTo up to so many items the filter is solved as a whole, which takes 16 bytes times
 *     the square of their number and what the solver needs while it is made, and 4 afterwards
 * @param neighbours of more items each is rebuilt from so many others; 8 bytes for each of them
 * @param touch what an item counts at least that a person met and did not turn away, 0 to 1
 */
public record GraphSettings(
    double ridge, int leastSupport, int mostItems, int exactUpTo, int neighbours, double touch) {

  public GraphSettings {
    if (!(ridge > 0)
        || Math.min(leastSupport, Math.min(mostItems, neighbours)) < 1
        || exactUpTo < 0
        || !(touch >= 0 && touch <= 1)) {
      throw new IllegalArgumentException(
          "a graph needs a ridge above 0, a support and numbers of items and of neighbours of at"
              + " least 1, and a touch from 0 to 1, not ridge %s, support %d, %d items, %d of them"
                  .formatted(ridge, leastSupport, mostItems, exactUpTo)
              + " exactly, %d neighbours, touch %s".formatted(neighbours, touch));
    }
  }

  /** What ships in {@code ranking.conf}. */
  public static GraphSettings standard() {
    return new GraphSettings(150, 3, 50_000, 4_000, 100, 0.2);
  }

  /** The same with another ridge. */
  public GraphSettings withRidge(double other) {
    return new GraphSettings(other, leastSupport, mostItems, exactUpTo, neighbours, touch);
  }

  /** The same with something else for what was only met. */
  public GraphSettings withTouch(double other) {
    return new GraphSettings(ridge, leastSupport, mostItems, exactUpTo, neighbours, other);
  }

  /**
   * What an item counts in a row, from {@code touch} to 1, by the weights of what was done; 0 for
   * one that was turned away, since what goes with it is not what the person looks for.
   */
  public RowValue rowValue() {
    return (row, place) -> value(row.mass(place), touch);
  }

  /**
   * The same for a sum of weights.
   *
   * @param touch what an item counts that was only met
   */
  static double value(double mass, double touch) {
    return mass < 0 ? 0 : Math.max(touch, mass / (mass + 1));
  }
}
