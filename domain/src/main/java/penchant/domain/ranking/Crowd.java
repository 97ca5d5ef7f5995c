package penchant.domain.ranking;

import java.util.Optional;
import penchant.domain.graph.ItemGraph;
import penchant.domain.network.Networks;

/**
 * What everybody does, as ranking uses it: made at times from all that was done, and immutable.
 *
 * @param version names it in lists
 * @param blend the learned one; without it the configured weights count
 * @param networks f and g, as far as they are switched on and were trained
 */
public record Crowd(
    CrowdVersion version,
    ItemGraph graph,
    Trends trends,
    Optional<Blend> blend,
    Networks networks) {

  /** Before it was made for the first time. */
  public static final Crowd NONE =
      new Crowd(CrowdVersion.NONE, ItemGraph.NONE, Trends.NONE, Optional.empty(), Networks.NONE);

  /** The same with another blend. */
  public Crowd with(Blend other) {
    return new Crowd(version, graph, trends, Optional.of(other), networks);
  }

  /** The same with other networks. */
  public Crowd with(Networks other) {
    return new Crowd(version, graph, trends, blend, other);
  }
}
