package penchant.domain.baseline;

import java.util.function.ToDoubleFunction;
import penchant.domain.graph.Affinity;
import penchant.domain.graph.ItemGraph;
import penchant.domain.interest.SeenItems;

/**
 * What goes with the items of a person, by a graph: neighbours of items, or the filter EASE.
 *
 * @param graph weights between items
 */
public record Linear(ItemGraph graph) implements Baseline {

  @Override
  public ToDoubleFunction<String> scores(SeenItems row) {
    Affinity affinity = graph.affinity(row);
    return affinity::score;
  }
}
