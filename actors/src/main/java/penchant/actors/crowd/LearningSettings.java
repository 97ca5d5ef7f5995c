package penchant.actors.crowd;

import java.time.Duration;

/**
 * How blends are learned.
 *
 * @param every how old a blend becomes while something happens
 * @param mostPeople of more people so many are drawn
 * @param mostEvents people are taken in as long as they have no more events than this together
 * @param leastPeople of fewer people with a choice nothing is learned
 * @param share of the time of one core that learning takes while it goes on, above 0 to 1
 */
public record LearningSettings(
    Duration every, int mostPeople, int mostEvents, int leastPeople, double share) {}
