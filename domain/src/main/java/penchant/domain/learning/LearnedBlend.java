package penchant.domain.learning;

import java.time.Instant;
import penchant.domain.graph.GraphFit;
import penchant.domain.network.Networks;
import penchant.domain.ranking.Blend;

/**
 * A blend with where it comes from.
 *
 * @param networks f and g as they were when it was learned; it counts with these and no others
 * @param graph the fit of the graph with which it was learned
 * @param now the time in the stream of events from which on people's choices were foreseen
 * @param people whose choices it was learned from
 * @param trial how it did before it was taken up
 */
public record LearnedBlend(
    Blend blend, Networks networks, GraphFit graph, Instant now, int people, Trial trial) {}
