package penchant.domain.baseline;

import java.util.function.ToDoubleFunction;
import penchant.domain.graph.Affinity;
import penchant.domain.graph.Interactions;
import penchant.domain.graph.ItemGraph;
import penchant.domain.graph.RowValue;

/**
 * What goes with the items of a person, by a graph: neighbours of items, or the filter EASE.
 *
 * @param graph weights between items
 * @param value what an item counts in the person's row, as in the rows that the graph was made of
 */
public record Linear(ItemGraph graph, RowValue value) implements Baseline {

  @Override
  public ToDoubleFunction<String> scores(Interactions row) {
    Affinity affinity = graph.affinity(row, value);
    return affinity::score;
  }
}
