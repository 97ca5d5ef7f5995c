package penchant.domain.clustering.lineage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A part of a cluster's story.
 *
 * @param round in which it began
 * @param until the last round that it covers; the same as {@code round} unless it is {@link
 *     Kind#MOVED}
 * @param others the clusters that it was split from, merged with, born out of
 * @param people who stood in it right after; in {@link Kind#RETIRED} right before
 * @param distance the way of its centroid, the sum of 1 - cosine over the rounds
 * @param came how many people came, by the cluster they came from, -1 for nowhere
 * @param went how many people went, by the cluster they went to
 */
public record Chapter(
    Kind kind,
    long round,
    Instant at,
    long until,
    Instant untilAt,
    List<Long> others,
    long people,
    double distance,
    SortedMap<Long, Long> came,
    SortedMap<Long, Long> went) {

  /** What happened. */
  public enum Kind {
    /** It was found in a sample of everybody, at the first seeding or by an audit. */
    FOUND,
    /** It formed of people who came from elsewhere; how many is estimated from a sample. */
    BORN,
    /** One cluster became two, of which one kept the id. */
    SPLIT,
    /** Two clusters became one, which kept the id of the larger. */
    MERGED,
    /** Nearly nobody was left, or an audit did not find it any more. */
    RETIRED,
    /** Its people reported from farther away than usual. */
    DRIFTED,
    /** Nothing but what happens all the time: its centroid moved, people came and went. */
    MOVED
  }

  public Chapter {
    others = List.copyOf(others);
    came = Collections.unmodifiableSortedMap(new TreeMap<>(came));
    went = Collections.unmodifiableSortedMap(new TreeMap<>(went));
  }

  static Chapter of(Kind kind, long round, Instant at, List<Long> others, long people) {
    return new Chapter(
        kind, round, at, round, at, others, people, 0, new TreeMap<>(), new TreeMap<>());
  }

  boolean isQuiet() {
    return kind == Kind.MOVED;
  }

  boolean hasPeople() {
    return !came.isEmpty() || !went.isEmpty();
  }

  Chapter withPeople(SortedMap<Long, Long> alsoCame, SortedMap<Long, Long> alsoWent) {
    return new Chapter(
        kind,
        round,
        at,
        until,
        untilAt,
        others,
        people,
        distance,
        sum(came, alsoCame),
        sum(went, alsoWent));
  }

  /** This and a later one as one that tells no more than that things moved. */
  Chapter with(Chapter later) {
    List<Long> all = new ArrayList<>(others);
    later.others.stream().filter(other -> !all.contains(other)).forEach(all::add);
    return new Chapter(
        Kind.MOVED,
        round,
        at,
        later.until,
        later.untilAt,
        all,
        later.people,
        distance + later.distance,
        sum(came, later.came),
        sum(went, later.went));
  }

  private static SortedMap<Long, Long> sum(SortedMap<Long, Long> a, SortedMap<Long, Long> b) {
    SortedMap<Long, Long> sum = new TreeMap<>(a);
    b.forEach((cluster, people) -> sum.merge(cluster, people, Long::sum));
    return sum;
  }
}
