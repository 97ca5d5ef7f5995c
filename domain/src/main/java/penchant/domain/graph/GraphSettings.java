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
 * @param rows what an item counts in a person's row
 */
public record GraphSettings(
    double ridge, int leastSupport, int mostItems, int exactUpTo, int neighbours, RowValue rows) {

  public GraphSettings {
    if (!(ridge > 0)
        || Math.min(leastSupport, Math.min(mostItems, neighbours)) < 1
        || exactUpTo < 0) {
      throw new IllegalArgumentException(
          "a graph needs a ridge above 0, a support and numbers of items and of neighbours of at"
              + " least 1, not ridge %s, support %d, %d items, %d of them exactly, %d neighbours"
                  .formatted(ridge, leastSupport, mostItems, exactUpTo, neighbours));
    }
  }

  /** What ships in {@code ranking.conf}. */
  public static GraphSettings standard() {
    return new GraphSettings(150, 3, 50_000, 1_500, 100, RowValue.lasting(0.2));
  }

  /** What of it is learned. */
  public GraphFit fit() {
    return new GraphFit(ridge, rows.halfLife());
  }

  /** The same with another fit. */
  public GraphSettings with(GraphFit other) {
    return withRidge(other.ridge()).withRows(rows.withHalfLife(other.halfLife()));
  }

  /** The same with another ridge. */
  public GraphSettings withRidge(double other) {
    return new GraphSettings(other, leastSupport, mostItems, exactUpTo, neighbours, rows);
  }

  /** The same with other values in people's rows. */
  public GraphSettings withRows(RowValue other) {
    return new GraphSettings(ridge, leastSupport, mostItems, exactUpTo, neighbours, other);
  }
}
