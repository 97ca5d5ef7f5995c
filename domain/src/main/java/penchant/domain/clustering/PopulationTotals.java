package penchant.domain.clustering;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;

/**
 * The latest totals of every cohort, and their sum. A cohort's totals are replaced, never added to,
 * so a message may be lost or repeated; they are summed in the order of the cohorts' numbers, so
 * results repeat.
 */
public final class PopulationTotals {

  private final @Nullable CohortTotals[] cohorts;
  private final int dimensions;
  private final HalfLife popularityHalfLife;

  public PopulationTotals(int cohorts, int dimensions, HalfLife popularityHalfLife) {
    this.cohorts = new CohortTotals[cohorts];
    this.dimensions = dimensions;
    this.popularityHalfLife = popularityHalfLife;
  }

  private static final class CohortTotals {
    long version;
    long centroidRound;
    long newestMillis;
    long rows;
    final Map<Long, Group> groups = new TreeMap<>();
  }

  private static final class Group {
    long members;
    VectorSum sum = VectorSum.zero(0);
    final Map<String, DecayedSum> deeds = new HashMap<>();
  }

  /** Takes in what a cohort said of itself. */
  public void replace(int cohort, CohortChange change) {
    CohortTotals known = cohorts[cohort];
    if (known == null || change.whole()) {
      known = new CohortTotals();
      cohorts[cohort] = known;
    }
    known.version = change.version();
    known.centroidRound = change.centroidRound();
    known.newestMillis = change.newestMillis();
    known.rows = change.rows();
    for (CohortChange.GroupChange news : change.groups()) {
      Group group = known.groups.computeIfAbsent(news.cluster(), id -> new Group());
      group.members = news.members();
      group.sum = news.sum();
      news.deeds().forEach((key, sum) -> put(group.deeds, key, sum));
      if (group.members == 0 && group.deeds.isEmpty()) {
        known.groups.remove(news.cluster());
      }
    }
  }

  private static void put(Map<String, DecayedSum> deeds, String key, DecayedSum sum) {
    if (sum.equals(DecayedSum.ZERO)) {
      deeds.remove(key);
    } else {
      deeds.put(key, sum);
    }
  }

  /** The version up to which the cohort's totals are known, 0 for nothing. */
  public long versionOf(int cohort) {
    CohortTotals known = cohorts[cohort];
    return known == null ? 0 : known.version;
  }

  /** Whether every cohort has spoken. */
  public boolean isComplete() {
    return Arrays.stream(cohorts).noneMatch(known -> known == null);
  }

  /** Whether every cohort has spoken and assigned its rows under the centroids of that round. */
  public boolean isCompleteUnder(long centroidRound) {
    return Arrays.stream(cohorts)
        .allMatch(known -> known != null && known.centroidRound == centroidRound);
  }

  /** Users that any cohort knows. */
  public long rows() {
    long rows = 0;
    for (CohortTotals known : cohorts) {
      rows += known == null ? 0 : known.rows;
    }
    return rows;
  }

  /** Users with a vector, whether they stand in a cluster yet or not. */
  public long population() {
    long population = 0;
    for (CohortTotals known : cohorts) {
      if (known != null) {
        for (Group group : known.groups.values()) {
          population += group.members;
        }
      }
    }
    return population;
  }

  /** The newest event time of all, epoch milliseconds; {@code Long.MIN_VALUE} if there is none. */
  public long newestMillis() {
    long newest = Long.MIN_VALUE;
    for (CohortTotals known : cohorts) {
      newest = known == null ? newest : Math.max(newest, known.newestMillis);
    }
    return newest;
  }

  /** The ids of the groups that anybody stands in or did anything in. */
  public SortedSet<Long> groups() {
    SortedSet<Long> ids = new TreeSet<>();
    for (CohortTotals known : cohorts) {
      if (known != null) {
        ids.addAll(known.groups.keySet());
      }
    }
    return ids;
  }

  /** Users with a vector that stand in the cluster. */
  public long members(long cluster) {
    long members = 0;
    for (CohortTotals known : cohorts) {
      Group group = known == null ? null : known.groups.get(cluster);
      members += group == null ? 0 : group.members;
    }
    return members;
  }

  /** The sum of the centred vectors of the cluster's members; owned by the caller. */
  public VectorSum sum(long cluster) {
    VectorSum sum = VectorSum.zero(dimensions);
    for (CohortTotals known : cohorts) {
      Group group = known == null ? null : known.groups.get(cluster);
      if (group != null && group.sum.dimensions() == dimensions) {
        sum.add(group.sum);
      }
    }
    return sum;
  }

  /** What the cluster's members did, decayed, by key. */
  public Map<String, DecayedSum> deeds(long cluster) {
    Map<String, DecayedSum> deeds = new HashMap<>();
    for (CohortTotals known : cohorts) {
      Group group = known == null ? null : known.groups.get(cluster);
      if (group != null) {
        group.deeds.forEach(
            (key, sum) -> deeds.merge(key, sum, (a, b) -> a.plus(b, popularityHalfLife)));
      }
    }
    return deeds;
  }
}
