package penchant.domain.graph;

/**
 * The nearest neighbours of each item, by the cosine between the columns of people's rows (Sarwar
 * et al., Item-based collaborative filtering recommendation algorithms, WWW 2001). Cheap, and
 * weaker than the filter: two items that many people have in common count for each other even where
 * a third explains it.
 *
 * @param most so many neighbours of an item count, those with the highest cosines
 * @param shrink added to the product of the lengths: the larger, the less pairs that few people
 *     made count
 */
public record ItemNeighbours(int most, double shrink) {

  public ItemNeighbours {
    if (most < 1 || !(shrink >= 0)) {
      throw new IllegalArgumentException(
          "neighbours need a number of at least 1 and a shrinkage of at least 0, not %d and %s"
              .formatted(most, shrink));
    }
  }

  /** The graph in which each item gets something of its neighbours only. */
  public ItemGraph of(GramMatrix gram, GraphSettings settings) {
    long[] items = gram.supported();
    GramColumns columns = gram.columns(items);
    SparseLinks links = new SparseLinks(items.length);
    for (int j = 0; j < items.length; j++) {
      double own = columns.diagonal(j);
      GramColumns.Strength cosine =
          (i, product) -> product / (Math.sqrt(columns.diagonal(i) * own) + shrink);
      GramColumns.Column nearest = columns.strongest(j, most, cosine);
      double[] cosines = new double[nearest.places().length];
      for (int i = 0; i < cosines.length; i++) {
        cosines[i] = cosine.of(nearest.places()[i], nearest.products()[i]);
      }
      links.add(nearest.places(), cosines, j);
    }
    return ItemGraph.of(gram, items, links.bySource(), settings.rows());
  }
}
