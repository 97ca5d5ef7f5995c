package penchant.infra.serialization;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.clustering.lineage.Chapter;
import penchant.domain.clustering.lineage.Story;
import penchant.infra.serialization.proto.ChapterProto;
import penchant.infra.serialization.proto.CountProto;
import penchant.infra.serialization.proto.StoryProto;

/** What became of clusters, to protobuf and back. */
final class StoryProtos {

  private StoryProtos() {}

  static StoryProto toProto(Story story) {
    return StoryProto.newBuilder()
        .setCluster(story.cluster())
        .setLabel(story.label())
        .addAllChapters(story.chapters().stream().map(StoryProtos::toProto).toList())
        .build();
  }

  static Story fromProto(StoryProto proto) {
    return new Story(
        proto.getCluster(),
        proto.getLabel(),
        proto.getChaptersList().stream().map(StoryProtos::fromProto).toList());
  }

  private static ChapterProto toProto(Chapter chapter) {
    return ChapterProto.newBuilder()
        .setKind(chapter.kind().name())
        .setRound(chapter.round())
        .setAt(chapter.at().toEpochMilli())
        .setUntil(chapter.until())
        .setUntilAt(chapter.untilAt().toEpochMilli())
        .addAllOthers(chapter.others())
        .setPeople(chapter.people())
        .setDistance(chapter.distance())
        .addAllCame(toProto(chapter.came()))
        .addAllWent(toProto(chapter.went()))
        .build();
  }

  private static Chapter fromProto(ChapterProto proto) {
    return new Chapter(
        Chapter.Kind.valueOf(proto.getKind()),
        proto.getRound(),
        Instant.ofEpochMilli(proto.getAt()),
        proto.getUntil(),
        Instant.ofEpochMilli(proto.getUntilAt()),
        proto.getOthersList(),
        proto.getPeople(),
        proto.getDistance(),
        fromProto(proto.getCameList()),
        fromProto(proto.getWentList()));
  }

  static List<CountProto> toProto(SortedMap<Long, Long> counts) {
    return counts.entrySet().stream()
        .map(
            count ->
                CountProto.newBuilder()
                    .setCluster(count.getKey())
                    .setPeople(count.getValue())
                    .build())
        .toList();
  }

  static SortedMap<Long, Long> fromProto(List<CountProto> protos) {
    SortedMap<Long, Long> counts = new TreeMap<>();
    protos.forEach(proto -> counts.put(proto.getCluster(), proto.getPeople()));
    return counts;
  }
}
