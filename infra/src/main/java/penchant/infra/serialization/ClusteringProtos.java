package penchant.infra.serialization;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.clustering.ClusteringEvent.Centroid;
import penchant.domain.clustering.ClusteringEvent.ClustersSeeded;
import penchant.domain.clustering.ClusteringEvent.Description;
import penchant.domain.clustering.ClusteringEvent.RoundHeld;
import penchant.domain.clustering.ClusteringEvent.RoundPublished;
import penchant.domain.clustering.ClusteringState;
import penchant.domain.clustering.ClusteringState.Standing;
import penchant.domain.clustering.Mean;
import penchant.domain.clustering.lineage.Lineage;
import penchant.domain.clustering.lineage.Story;
import penchant.domain.vector.Embedding;
import penchant.infra.serialization.proto.CentroidProto;
import penchant.infra.serialization.proto.ClusterDescriptionProto;
import penchant.infra.serialization.proto.ClusteringStateProto;
import penchant.infra.serialization.proto.ClustersSeededProto;
import penchant.infra.serialization.proto.RoundHeldProto;
import penchant.infra.serialization.proto.RoundPublishedProto;

/** What the coordinator keeps, to protobuf and back. */
final class ClusteringProtos {

  private ClusteringProtos() {}

  static ClustersSeededProto toProto(ClustersSeeded event) {
    ClustersSeededProto.Builder proto =
        ClustersSeededProto.newBuilder()
            .setRound(event.round())
            .setAt(event.at().toEpochMilli())
            .setVectorSpace(event.vectorSpace())
            .setMean(Numbers.bytes(event.mean().toArray()))
            .setPopulation(event.population());
    event.centroids().forEach(centroid -> proto.addCentroids(toProto(centroid)));
    event.descriptions().forEach(description -> proto.addDescriptions(toProto(description)));
    return proto.build();
  }

  static ClustersSeeded fromProto(ClustersSeededProto proto) {
    return new ClustersSeeded(
        proto.getRound(),
        Instant.ofEpochMilli(proto.getAt()),
        proto.getVectorSpace(),
        mean(proto.getMean()),
        proto.getPopulation(),
        proto.getCentroidsList().stream().map(ClusteringProtos::fromProto).toList(),
        proto.getDescriptionsList().stream().map(ClusteringProtos::fromProto).toList());
  }

  static RoundPublishedProto toProto(RoundPublished event) {
    RoundPublishedProto.Builder proto =
        RoundPublishedProto.newBuilder().setRound(event.round()).setAt(event.at().toEpochMilli());
    event.moved().forEach(centroid -> proto.addMoved(toProto(centroid)));
    event.changed().forEach(description -> proto.addChanged(toProto(description)));
    return proto.build();
  }

  static RoundPublished fromProto(RoundPublishedProto proto) {
    return new RoundPublished(
        proto.getRound(),
        Instant.ofEpochMilli(proto.getAt()),
        proto.getMovedList().stream().map(ClusteringProtos::fromProto).toList(),
        proto.getChangedList().stream().map(ClusteringProtos::fromProto).toList());
  }

  static RoundHeldProto toProto(RoundHeld event) {
    return RoundHeldProto.newBuilder()
        .setRound(event.round())
        .setAt(event.at().toEpochMilli())
        .addAllFacts(event.facts().stream().map(RoundFactProtos::toProto).toList())
        .build();
  }

  static RoundHeld fromProto(RoundHeldProto proto) {
    return new RoundHeld(
        proto.getRound(),
        Instant.ofEpochMilli(proto.getAt()),
        proto.getFactsList().stream().map(RoundFactProtos::fromProto).toList());
  }

  static ClusteringStateProto toProto(ClusteringState state) {
    ClusteringStateProto.Builder proto =
        ClusteringStateProto.newBuilder()
            .setRound(state.round())
            .setCentroidRound(state.centroidRound())
            .setAt(state.at().toEpochMilli())
            .setVectorSpace(state.vectorSpace())
            .setMean(Numbers.bytes(state.mean().toArray()))
            .setSeededPopulation(state.seededPopulation())
            .setNextId(state.nextId());
    for (Standing standing : state.clusters().values()) {
      proto.addCentroids(toProto(standing.centroid()));
      proto.addDescriptions(toProto(standing.description()));
      proto.addChangedRounds(standing.changedRound());
    }
    state
        .lineage()
        .stories()
        .values()
        .forEach(story -> proto.addStories(StoryProtos.toProto(story)));
    VitalsProtos.put(state.vitals(), proto);
    return proto.build();
  }

  static ClusteringState fromProto(ClusteringStateProto proto) {
    SortedMap<Long, Standing> clusters = new TreeMap<>();
    for (int i = 0; i < proto.getCentroidsCount(); i++) {
      Centroid centroid = fromProto(proto.getCentroids(i));
      long changed = i < proto.getChangedRoundsCount() ? proto.getChangedRounds(i) : 0;
      clusters.put(
          centroid.id(), new Standing(centroid, fromProto(proto.getDescriptions(i)), changed));
    }
    SortedMap<Long, Story> stories = new TreeMap<>();
    proto
        .getStoriesList()
        .forEach(story -> stories.put(story.getCluster(), StoryProtos.fromProto(story)));
    return new ClusteringState(
        proto.getRound(),
        proto.getCentroidRound(),
        Instant.ofEpochMilli(proto.getAt()),
        proto.getVectorSpace(),
        mean(proto.getMean()),
        proto.getSeededPopulation(),
        proto.getNextId(),
        clusters,
        new Lineage(stories),
        VitalsProtos.fromProto(proto));
  }

  private static Mean mean(ByteString bytes) {
    return bytes.isEmpty() ? Mean.NONE : Mean.of(Numbers.floats(bytes));
  }

  static CentroidProto toProto(Centroid centroid) {
    return CentroidProto.newBuilder()
        .setId(centroid.id())
        .setDirection(Numbers.bytes(centroid.direction().toArray()))
        .setBorn(centroid.born().toEpochMilli())
        .build();
  }

  static Centroid fromProto(CentroidProto proto) {
    return new Centroid(
        proto.getId(),
        Embedding.ofUnit(Numbers.floats(proto.getDirection())),
        Instant.ofEpochMilli(proto.getBorn()));
  }

  static ClusterDescriptionProto toProto(Description description) {
    return ClusterDescriptionProto.newBuilder()
        .setId(description.id())
        .setSize(description.size())
        .setCohesion(description.cohesion())
        .setLabel(description.label())
        .addAllTerms(description.terms())
        .addAllMedoids(description.medoids())
        .build();
  }

  static Description fromProto(ClusterDescriptionProto proto) {
    return new Description(
        proto.getId(),
        proto.getSize(),
        proto.getCohesion(),
        proto.getLabel(),
        proto.getTermsList(),
        proto.getMedoidsList());
  }
}
