package penchant.domain.clustering.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import penchant.domain.clustering.lineage.Chapter.Kind;

class LineageTest {

  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  private static SortedMap<Move, Long> moves(long from, long to, long people) {
    return new TreeMap<>(Map.of(new Move(from, to), people));
  }

  private static Lineage people(Lineage lineage, long round, long from, long to, long people) {
    return lineage.peopleMoved(
        moves(from, to, people), round, AT.plusSeconds(120 * round), new TreeMap<>());
  }

  private static long came(Lineage lineage, long cluster, long from) {
    return lineage.of(cluster).orElseThrow().chapters().stream()
        .mapToLong(chapter -> chapter.came().getOrDefault(from, 0L))
        .sum();
  }

  @Test
  void aStoryForgetsDetailAndNeverPeople() {
    Lineage lineage = Lineage.NONE.found(1, 1, AT, 10).found(2, 1, AT, 10);

    for (long round = 10; round < 1_000; round++) {
      lineage = people(lineage, round, 2, 1, 3);
    }

    Story story = lineage.of(1).orElseThrow();
    assertThat(story.chapters()).hasSizeLessThan(50);
    assertThat(story.chapters().get(0).kind()).isEqualTo(Kind.FOUND);
    assertThat(came(lineage, 1, 2)).isEqualTo(990 * 3);
    assertThat(lineage.of(2).orElseThrow().wentSince(0)).containsExactly(Map.entry(1L, 990 * 3L));
  }

  @Test
  void peopleOfABirthAreCountedOnceByWhereTheyWereBefore() {
    TreeMap<Long, Long> origins = new TreeMap<>(Map.of(3L, 20L, -1L, 30L));
    Lineage lineage = Lineage.NONE.found(4, 1, AT, 100).born(9, 4, 20, AT, 50, origins);

    lineage = people(lineage, 21, 4, 9, 50);

    List<Chapter> child = lineage.of(9).orElseThrow().chapters();
    assertThat(child).extracting(Chapter::kind).containsExactly(Kind.BORN);
    assertThat(child.get(0).came()).isEqualTo(origins);
    assertThat(lineage.of(4).orElseThrow().wentSince(0)).containsExactly(Map.entry(9L, 50L));
  }

  @Test
  void peopleWhoAreCountedRightAfterASplitArePartOfIt() {
    Lineage lineage = Lineage.NONE.found(1, 1, AT, 100).split(1, 2, 20, AT, 60, 40);

    lineage = people(lineage, 21, 1, 2, 41);
    lineage = people(lineage, 40, 1, 2, 1);

    List<Chapter> child = lineage.of(2).orElseThrow().chapters();
    assertThat(child).extracting(Chapter::kind).containsExactly(Kind.SPLIT, Kind.MOVED);
    assertThat(child.get(0).came()).containsExactly(Map.entry(1L, 41L));
    assertThat(child.get(0).others()).containsExactly(1L);
  }

  @Test
  void peopleWhoAreCountedElsewhereAfterTheirClusterEndedArePartOfItsEnd() {
    Lineage lineage =
        Lineage.NONE.found(1, 1, AT, 100).found(2, 1, AT, 9).merged(1, 2, 20, AT, 109);

    lineage = people(lineage, 21, 2, 1, 8);
    lineage = people(lineage, 40, 2, 1, 1);

    Story story = lineage.of(2).orElseThrow();
    Chapter end = story.chapters().get(story.chapters().size() - 1);
    assertThat(end.kind()).isEqualTo(Kind.MERGED);
    assertThat(end.went()).containsExactly(Map.entry(1L, 9L));
    assertThat(story.end()).contains(AT);
    assertThat(lineage.of(1).orElseThrow().end()).isEmpty();
  }

  @Test
  void whatEndedKeepsAShortStoryAndTheOldestOfThoseGoFirst() {
    Lineage lineage = Lineage.NONE.found(1_000, 1, AT, 10);
    for (long id = 1; id <= 600; id++) {
      lineage = lineage.found(id, id, AT, 10);
      for (long round = id + 10; round < id + 20; round++) {
        lineage = people(lineage, round, 1_000, id, 2);
      }
      lineage = lineage.merged(1_000, id, id + 20, AT, 10);
    }

    assertThat(lineage.stories()).hasSize(500).containsKey(1_000L).containsKey(600L);
    assertThat(lineage.of(1)).isEmpty();
    assertThat(lineage.of(600).orElseThrow().hasEnded()).isTrue();
    assertThat(lineage.of(600).orElseThrow().chapters()).hasSizeLessThan(10);
    assertThat(came(lineage, 600, 1_000)).isEqualTo(20);
    assertThat(lineage.of(1_000).orElseThrow().hasEnded()).isFalse();
    assertThat(lineage.of(1_000).orElseThrow().chapters()).hasSizeLessThan(210);
  }
}
