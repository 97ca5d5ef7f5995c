package penchant.domain.clustering.lineage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one cluster, oldest first.
 *
 * <p>What happens all the time is told for minutes together, and for longer the longer ago it is; a
 * birth, a split, a merge or an end keeps its place, unless there are very many. A story forgets
 * detail and never people: who came and who went adds up however short it has become.
 *
 * @param label what it was called last
 */
public record Story(long cluster, String label, List<Chapter> chapters) {

  private static final Duration TOLD_TOGETHER = Duration.ofMinutes(1);
  private static final int MOST_QUIET_CHAPTERS = 40;
  private static final int MOST_QUIET_CHAPTERS_AT_THE_END = 6;
  private static final int MOST_CHAPTERS = 200;
  private static final int COUNTED_WITHIN_ROUNDS = 3;

  public Story {
    chapters = List.copyOf(chapters);
  }

  static Story of(long cluster) {
    return new Story(cluster, "group " + cluster, List.of());
  }

  /** Whether the cluster is gone. */
  public boolean hasEnded() {
    return end().isPresent();
  }

  /** When the cluster ended. */
  public Optional<Instant> end() {
    return end(chapters).map(Chapter::at);
  }

  private static Optional<Chapter> end(List<Chapter> chapters) {
    return chapters.stream()
        .filter(
            chapter ->
                chapter.kind() == Chapter.Kind.RETIRED
                    || (chapter.kind() == Chapter.Kind.MERGED && chapter.people() == 0))
        .findFirst();
  }

  Story labelled(String newLabel) {
    return newLabel.equals(label) ? this : new Story(cluster, newLabel, chapters);
  }

  Story with(Chapter chapter) {
    List<Chapter> next = new ArrayList<>(chapters);
    Chapter last = next.isEmpty() ? null : next.get(next.size() - 1);
    if (chapter.isQuiet()
        && last != null
        && last.isQuiet()
        && last.at().plus(TOLD_TOGETHER).isAfter(chapter.at())) {
      next.set(next.size() - 1, last.with(chapter));
    } else {
      next.add(chapter);
    }
    shorten(next, end(next).isPresent() ? MOST_QUIET_CHAPTERS_AT_THE_END : MOST_QUIET_CHAPTERS);
    return new Story(cluster, label, next);
  }

  /**
   * Adds people who came and went in a round. Right after a split or a merge they are the people of
   * it, and after the end always of the end; cohorts can count them only once they have the new
   * centroids. Those of whom it was born have come with the birth, by where they were before.
   */
  Story withPeople(
      long round,
      Instant at,
      SortedMap<Long, Long> counted,
      SortedMap<Long, Long> went,
      long people) {
    SortedMap<Long, Long> came = new TreeMap<>(counted);
    chapters.stream()
        .filter(chapter -> chapter.kind() == Chapter.Kind.BORN)
        .filter(birth -> round - birth.round() <= COUNTED_WITHIN_ROUNDS)
        .forEach(birth -> came.keySet().removeAll(birth.others()));
    if (came.isEmpty() && went.isEmpty()) {
      return this;
    }
    Optional<Chapter> theirs = end(chapters).or(() -> justBefore(round));
    if (theirs.isEmpty()) {
      return with(
          new Chapter(Chapter.Kind.MOVED, round, at, round, at, List.of(), people, 0, came, went));
    }
    List<Chapter> next = new ArrayList<>(chapters);
    int place = next.lastIndexOf(theirs.get());
    next.set(place, theirs.get().withPeople(came, went));
    return new Story(cluster, label, next);
  }

  /** What changed who stands here, a moment before the round, if nobody was counted for it yet. */
  private Optional<Chapter> justBefore(long round) {
    return chapters.isEmpty()
        ? Optional.empty()
        : Optional.of(chapters.get(chapters.size() - 1))
            .filter(last -> !last.isQuiet() && !last.hasPeople())
            .filter(last -> round - last.round() <= COUNTED_WITHIN_ROUNDS);
  }

  /** Who went since that round, by the cluster they went to. */
  public SortedMap<Long, Long> wentSince(long round) {
    SortedMap<Long, Long> went = new TreeMap<>();
    for (Chapter chapter : chapters) {
      if (chapter.until() >= round) {
        chapter.went().forEach((cluster, people) -> went.merge(cluster, people, Long::sum));
      }
    }
    return went;
  }

  Story withDistance(long round, Instant at, double distance, long people) {
    return with(
        new Chapter(
            Chapter.Kind.MOVED,
            round,
            at,
            round,
            at,
            List.of(),
            people,
            distance,
            new TreeMap<>(),
            new TreeMap<>()));
  }

  private static void shorten(List<Chapter> chapters, int mostQuiet) {
    long quiet = chapters.stream().filter(Chapter::isQuiet).count();
    for (int i = 0; i + 1 < chapters.size() && quiet > mostQuiet; ) {
      if (chapters.get(i).isQuiet() && chapters.get(i + 1).isQuiet()) {
        chapters.set(i, chapters.get(i).with(chapters.remove(i + 1)));
        quiet--;
      } else {
        i++;
      }
    }
    if (chapters.size() > MOST_CHAPTERS) {
      chapters.set(1, chapters.get(1).with(chapters.remove(2)));
    }
  }
}
