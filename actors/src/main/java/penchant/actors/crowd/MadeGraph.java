package penchant.actors.crowd;

import penchant.domain.graph.GraphFit;
import penchant.domain.graph.ItemGraph;

/**
 * A graph of items and how it was made.
 *
 * @param ridge see {@link penchant.domain.graph.GraphSettings}
 */
public record MadeGraph(ItemGraph graph, double ridge) {

  /** Before the first was made. */
  static final MadeGraph NONE = new MadeGraph(ItemGraph.NONE, 0);

  /** Whether it was made with this fit. */
  boolean isOf(GraphFit fit) {
    return ridge == fit.ridge() && graph.rows().halfLife().equals(fit.halfLife());
  }
}
