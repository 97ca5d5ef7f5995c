package penchant.actors.crowd;

import penchant.domain.graph.ItemGraph;

/**
 * A graph of items and how it was made: a blend counts with a graph of the ridge that it was
 * learned with, and with no other.
 *
 * @param ridge see {@link penchant.domain.graph.GraphSettings}
 */
public record MadeGraph(ItemGraph graph, double ridge) {

  /** Before the first was made. */
  static final MadeGraph NONE = new MadeGraph(ItemGraph.NONE, 0);
}
