package penchant.domain.baseline;

import java.util.function.ToDoubleFunction;
import penchant.domain.graph.Affinity;
import penchant.domain.graph.Interactions;
import penchant.domain.graph.ItemGraph;

/**
 * What goes with the items of a person, by a graph: neighbours of items, or the filter EASE.
 *
 * @param graph weights between items
 * @param nowMillis as of when rows have faded, epoch milliseconds
 */
public record Linear(ItemGraph graph, long nowMillis) implements Baseline {

  @Override
  public ToDoubleFunction<String> scores(Interactions row) {
    Affinity affinity = graph.affinity(row, nowMillis);
    return affinity::score;
  }
}
