package penchant.domain.clustering;

import java.util.List;
import java.util.Map;
import penchant.domain.decay.DecayedSum;

/**
 * What changed in a cohort's totals after a version: absolute numbers, so taking it in twice, or
 * after a later one was lost, does no harm.
 *
 * @param version the cohort's version that it leads to
 * @param whole it holds everything and replaces all that was known of the cohort
 * @param centroidRound the centroids under which the rows were assigned
 * @param newestMillis the newest event time of any row, epoch milliseconds; {@code Long.MIN_VALUE}
 *     if there is none
 * @param rows users known, with or without a vector
 * @param counters those that grew, absolute since the cohort started
 */
public record CohortChange(
    long version,
    boolean whole,
    long centroidRound,
    long newestMillis,
    long rows,
    List<GroupChange> groups,
    List<Counter> counters) {

  public CohortChange {
    groups = List.copyOf(groups);
    counters = List.copyOf(counters);
  }

  /**
   * What changed for one cluster.
   *
   * @param cluster its id, or {@link Centroids#NO_CLUSTER}
   * @param members users with a vector that stand in it
   * @param sum of their centred vectors; of no dimensions for {@link Centroids#NO_CLUSTER}
   * @param deeds sums that changed, {@link DecayedSum#ZERO} where nothing is left
   */
  public record GroupChange(
      long cluster, long members, VectorSum sum, Map<String, DecayedSum> deeds) {

    public GroupChange {
      deeds = Map.copyOf(deeds);
    }
  }
}
