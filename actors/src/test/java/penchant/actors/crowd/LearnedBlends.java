package penchant.actors.crowd;

import java.time.Instant;
import java.util.Map;
import penchant.domain.graph.GraphFit;
import penchant.domain.learning.LearnedBlend;
import penchant.domain.learning.Trial;
import penchant.domain.network.Networks;
import penchant.domain.ranking.Blend;

/** Blends that somebody learned. */
final class LearnedBlends {

  private LearnedBlends() {}

  /** One that counts trends so much. */
  static LearnedBlend of(double trend) {
    return of(trend, GraphFit.lasting(500));
  }

  /** The same, learned with a graph of this fit. */
  static LearnedBlend of(double trend, GraphFit graph) {
    return new LearnedBlend(
        Blend.of(Map.of("trend-day", trend, "graph-share", -1.0)),
        Networks.NONE,
        graph,
        Instant.parse("2026-03-01T12:00:00Z"),
        120,
        new Trial(120, 0.2, 0.1, 0.01));
  }
}
