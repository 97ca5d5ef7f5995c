package penchant.domain.clustering.lineage;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import penchant.domain.clustering.lineage.Chapter.Kind;

/**
 * The stories of all clusters that live, and of the last that ended. Immutable.
 *
 * @param stories by cluster id
 */
public record Lineage(SortedMap<Long, Story> stories) {

  public static final Lineage NONE = new Lineage(Collections.emptySortedMap());

  private static final int MOST_STORIES = 500;

  public Lineage {
    stories = Collections.unmodifiableSortedMap(new TreeMap<>(stories));
  }

  public Optional<Story> of(long cluster) {
    return Optional.ofNullable(stories.get(cluster));
  }

  /** The cluster was found in a sample of everybody. */
  public Lineage found(long cluster, long round, Instant at, long people) {
    return with(cluster, Chapter.of(Kind.FOUND, round, at, List.of(), people));
  }

  /** The cluster formed out of {@code within}, of people who came from elsewhere. */
  public Lineage born(
      long cluster,
      long within,
      long round,
      Instant at,
      long people,
      SortedMap<Long, Long> origins) {
    Chapter birth =
        Chapter.of(Kind.BORN, round, at, List.of(within), people)
            .withPeople(origins, Collections.emptySortedMap());
    return with(cluster, birth);
  }

  /** {@code child} split off {@code parent}, which goes on. */
  public Lineage split(
      long parent, long child, long round, Instant at, long parentPeople, long childPeople) {
    return with(parent, Chapter.of(Kind.SPLIT, round, at, List.of(child), parentPeople))
        .with(child, Chapter.of(Kind.SPLIT, round, at, List.of(parent), childPeople));
  }

  /** {@code absorbed} ended in {@code into}, which goes on. */
  public Lineage merged(long into, long absorbed, long round, Instant at, long people) {
    return with(into, Chapter.of(Kind.MERGED, round, at, List.of(absorbed), people))
        .with(absorbed, Chapter.of(Kind.MERGED, round, at, List.of(into), 0));
  }

  public Lineage retired(long cluster, long round, Instant at, long people) {
    return with(cluster, Chapter.of(Kind.RETIRED, round, at, List.of(), people));
  }

  /** Interests drifted away from the cluster, and from {@code others} at the same time. */
  public Lineage drifted(long cluster, List<Long> others, long round, Instant at, long people) {
    return with(cluster, Chapter.of(Kind.DRIFTED, round, at, others, people));
  }

  public Lineage moved(long cluster, long round, Instant at, double distance, long people) {
    return stories.containsKey(cluster)
        ? with(cluster, story -> story.withDistance(round, at, distance, people))
        : this;
  }

  public Lineage labelled(long cluster, String label) {
    Story story = stories.get(cluster);
    return story == null || story.label().equals(label)
        ? this
        : with(cluster, known -> known.labelled(label));
  }

  /**
   * People came and went.
   *
   * @param moves how many, by their way
   * @param people how many stand in each cluster that lives
   */
  public Lineage peopleMoved(
      SortedMap<Move, Long> moves, long round, Instant at, SortedMap<Long, Long> people) {
    SortedMap<Long, SortedMap<Long, Long>> came = new TreeMap<>();
    SortedMap<Long, SortedMap<Long, Long>> went = new TreeMap<>();
    moves.forEach(
        (move, count) -> {
          came.computeIfAbsent(move.to(), id -> new TreeMap<>())
              .merge(move.from(), count, Long::sum);
          went.computeIfAbsent(move.from(), id -> new TreeMap<>())
              .merge(move.to(), count, Long::sum);
        });
    TreeMap<Long, Story> next = new TreeMap<>(stories);
    next.replaceAll(
        (cluster, story) -> {
          SortedMap<Long, Long> in = came.getOrDefault(cluster, Collections.emptySortedMap());
          SortedMap<Long, Long> out = went.getOrDefault(cluster, Collections.emptySortedMap());
          return in.isEmpty() && out.isEmpty()
              ? story
              : story.withPeople(round, at, in, out, people.getOrDefault(cluster, 0L));
        });
    return new Lineage(next);
  }

  private Lineage with(long cluster, Chapter chapter) {
    return with(cluster, story -> story.with(chapter));
  }

  private Lineage with(long cluster, UnaryOperator<Story> change) {
    TreeMap<Long, Story> next = new TreeMap<>(stories);
    next.compute(cluster, (id, story) -> change.apply(story == null ? Story.of(cluster) : story));
    if (next.size() > MOST_STORIES) {
      next.values().stream()
          .filter(Story::hasEnded)
          .map(Story::cluster)
          .findFirst()
          .ifPresent(next::remove);
    }
    return new Lineage(next);
  }
}
