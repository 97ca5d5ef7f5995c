package penchant.domain.graph;

import java.util.Arrays;

/** Gathers links by where they lead to, and gives them by where they come from. */
final class SparseLinks {

  private final int[][] places;
  private final float[][] weights;
  private final int[] sizes;

  /**
   * @param items of the graph
   */
  SparseLinks(int items) {
    places = new int[items][0];
    weights = new float[items][0];
    sizes = new int[items];
  }

  /**
   * Adds what leads to an item.
   *
   * @param sources places
   * @param values the weight from each
   * @param to place of the item, above those of all calls before
   */
  void add(int[] sources, double[] values, int to) {
    for (int i = 0; i < sources.length; i++) {
      int from = sources[i];
      int size = sizes[from]++;
      if (size == places[from].length) {
        places[from] = Arrays.copyOf(places[from], Math.max(8, 2 * size));
        weights[from] = Arrays.copyOf(weights[from], places[from].length);
      }
      places[from][size] = to;
      weights[from][size] = (float) values[i];
    }
  }

  /** The links from each item. */
  Links[] bySource() {
    Links[] links = new Links[sizes.length];
    for (int from = 0; from < links.length; from++) {
      links[from] =
          Links.toSome(
              Arrays.copyOf(places[from], sizes[from]), Arrays.copyOf(weights[from], sizes[from]));
    }
    return links;
  }
}
