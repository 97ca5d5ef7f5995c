package penchant.infra.http.lists;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import penchant.actors.clustering.StoryTold;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.lineage.Chapter;
import penchant.domain.clustering.lineage.Story;
import penchant.infra.http.answer.Answers;

/** What became of a cluster: it lives as long as its id, and its story longer. */
public final class Lineages {

  private final Supplier<ClusterModel> models;
  private final LongFunction<CompletionStage<StoryTold>> stories;

  public Lineages(Supplier<ClusterModel> models, LongFunction<CompletionStage<StoryTold>> stories) {
    this.models = models;
    this.stories = stories;
  }

  /** The story of one cluster, oldest first. */
  public CompletionStage<HttpResponse> of(String id) {
    return stories
        .apply(number(id))
        .thenApply(
            told ->
                Answers.ok(
                    shown(
                        told.story().orElseThrow(() -> Clusters.unknown(id, models.get())),
                        told.lives())));
  }

  private long number(String id) {
    try {
      long number = Long.parseLong(id);
      if (Long.toString(number).equals(id)) {
        return number;
      }
    } catch (NumberFormatException other) {
      // Then it is no id of a cluster.
    }
    throw Clusters.unknown(id, models.get());
  }

  private static Map<String, Object> shown(Story story, boolean lives) {
    List<Chapter> chapters = story.chapters();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("cluster", story.cluster());
    shown.put("label", story.label());
    shown.put("lives", lives);
    shown.put("born", chapters.get(0).at().truncatedTo(ChronoUnit.MILLIS));
    if (!lives) {
      shown.put("ended", story.end().orElse(chapters.get(chapters.size() - 1).untilAt()));
    }
    shown.put("lineage", chapters.stream().map(Lineages::shown).toList());
    return shown;
  }

  private static ShownChapter shown(Chapter chapter) {
    return new ShownChapter(
        chapter.kind().name().toLowerCase(Locale.ROOT),
        chapter.round(),
        chapter.at(),
        chapter.until(),
        chapter.untilAt(),
        chapter.others(),
        chapter.people(),
        chapter.distance(),
        shown(chapter.came()),
        shown(chapter.went()));
  }

  private static List<People> shown(SortedMap<Long, Long> counts) {
    return counts.entrySet().stream()
        .map(
            count ->
                new People(
                    Optional.of(count.getKey()).filter(cluster -> cluster >= 0), count.getValue()))
        .toList();
  }

  /**
   * @param people who stood in it afterwards
   * @param distance how far the centroid went, as 1 - cosine
   */
  private record ShownChapter(
      String what,
      long round,
      Instant at,
      long untilRound,
      Instant until,
      List<Long> clusters,
      long people,
      double distance,
      List<People> came,
      List<People> went) {}

  /** People of a cluster, or of none. */
  private record People(Optional<Long> cluster, long people) {}
}
