package penchant.actors.clustering;

import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import penchant.domain.clustering.ClusteringSettings;
import penchant.domain.clustering.Effort;
import penchant.domain.clustering.ItemKnowledge;
import penchant.domain.vector.VectorSpace;

/**
 * What the coordinator works with.
 *
 * @param cohortCount how many slices the population has: {@link Cohort#COHORTS} on a node, another
 *     number to measure what the slicing does
 * @param cohorts the way to a cohort by its number; what is sent may get lost
 * @param knowledge what is known of the items, as of now
 * @param effort counts what rounds calculate
 */
public record ClusteringSurroundings(
    VectorSpace space,
    ClusteringSettings settings,
    int cohortCount,
    BiConsumer<Integer, Cohort.Command> cohorts,
    Supplier<ItemKnowledge> knowledge,
    Clock clock,
    Effort effort) {}
