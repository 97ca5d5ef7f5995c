package penchant.actors.crowd;

import java.time.Duration;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.GraphSettings;

/**
 * How what everybody does is gathered.
 *
 * @param gatherEvery how often the cohorts are asked for what is new
 * @param graphEvery how old the graph becomes while something happens
 * @param mostPeople of more people so many, about, are drawn
 * @param popularityHalfLife with which the cohorts' sums decay
 */
public record CrowdSettings(
    GraphSettings graph,
    Duration gatherEvery,
    Duration graphEvery,
    int mostPeople,
    HalfLife popularityHalfLife) {}
