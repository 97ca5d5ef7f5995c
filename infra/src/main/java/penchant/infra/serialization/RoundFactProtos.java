package penchant.infra.serialization;

import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.clustering.RoundFact;
import penchant.domain.clustering.RoundFact.ClusterBorn;
import penchant.domain.clustering.RoundFact.ClusterDescribed;
import penchant.domain.clustering.RoundFact.ClusterMerged;
import penchant.domain.clustering.RoundFact.ClusterMoved;
import penchant.domain.clustering.RoundFact.ClusterRetired;
import penchant.domain.clustering.RoundFact.ClusterSplit;
import penchant.domain.clustering.RoundFact.ClustersAudited;
import penchant.domain.clustering.RoundFact.DriftDetected;
import penchant.domain.clustering.RoundFact.PeopleMoved;
import penchant.domain.clustering.RoundFact.ThetaFitted;
import penchant.domain.clustering.lineage.Move;
import penchant.infra.serialization.proto.ClusterBornProto;
import penchant.infra.serialization.proto.ClusterMergedProto;
import penchant.infra.serialization.proto.ClusterMovedProto;
import penchant.infra.serialization.proto.ClusterRetiredProto;
import penchant.infra.serialization.proto.ClusterSplitProto;
import penchant.infra.serialization.proto.MoveProto;
import penchant.infra.serialization.proto.PeopleMovedProto;
import penchant.infra.serialization.proto.RoundFactProto;

/** What happened in a round, to protobuf and back. */
final class RoundFactProtos {

  private RoundFactProtos() {}

  static RoundFactProto toProto(RoundFact fact) {
    RoundFactProto.Builder proto = RoundFactProto.newBuilder();
    if (fact instanceof ClusterMoved moved) {
      proto.setMoved(
          ClusterMovedProto.newBuilder()
              .setCentroid(ClusteringProtos.toProto(moved.centroid()))
              .setDistance(moved.distance()));
    } else if (fact instanceof ClusterBorn born) {
      proto.setBorn(
          ClusterBornProto.newBuilder()
              .setCentroid(ClusteringProtos.toProto(born.centroid()))
              .setWithin(born.within())
              .setPeople(born.people())
              .addAllOrigins(StoryProtos.toProto(born.origins())));
    } else if (fact instanceof ClusterSplit split) {
      proto.setSplit(
          ClusterSplitProto.newBuilder()
              .setKept(ClusteringProtos.toProto(split.kept()))
              .setChild(ClusteringProtos.toProto(split.child()))
              .setPeopleKept(split.peopleKept())
              .setPeople(split.people()));
    } else if (fact instanceof ClusterMerged merged) {
      proto.setMerged(
          ClusterMergedProto.newBuilder()
              .setInto(ClusteringProtos.toProto(merged.into()))
              .setAbsorbed(merged.absorbed())
              .setPeople(merged.people()));
    } else if (fact instanceof ClusterRetired retired) {
      proto.setRetired(
          ClusterRetiredProto.newBuilder().setId(retired.id()).setPeople(retired.people()));
    } else if (fact instanceof ClusterDescribed described) {
      proto.setDescribed(ClusteringProtos.toProto(described.description()));
    } else if (fact instanceof PeopleMoved people) {
      proto.setPeopleMoved(toProto(people));
    } else if (fact instanceof DriftDetected drift) {
      proto.setDriftDetected(VitalsProtos.toProto(drift.alarm()));
    } else if (fact instanceof ThetaFitted theta) {
      proto.setThetaFitted(VitalsProtos.toProto(theta.fit()));
    } else if (fact instanceof ClustersAudited audit) {
      proto.setAudited(VitalsProtos.toProto(audit.figures()));
    } else {
      throw new IllegalArgumentException("no place in the journal for " + fact);
    }
    return proto.build();
  }

  static RoundFact fromProto(RoundFactProto proto) {
    return switch (proto.getFactCase()) {
      case MOVED ->
          new ClusterMoved(
              ClusteringProtos.fromProto(proto.getMoved().getCentroid()),
              proto.getMoved().getDistance());
      case BORN ->
          new ClusterBorn(
              ClusteringProtos.fromProto(proto.getBorn().getCentroid()),
              proto.getBorn().getWithin(),
              proto.getBorn().getPeople(),
              StoryProtos.fromProto(proto.getBorn().getOriginsList()));
      case SPLIT ->
          new ClusterSplit(
              ClusteringProtos.fromProto(proto.getSplit().getKept()),
              ClusteringProtos.fromProto(proto.getSplit().getChild()),
              proto.getSplit().getPeopleKept(),
              proto.getSplit().getPeople());
      case MERGED ->
          new ClusterMerged(
              ClusteringProtos.fromProto(proto.getMerged().getInto()),
              proto.getMerged().getAbsorbed(),
              proto.getMerged().getPeople());
      case RETIRED ->
          new ClusterRetired(proto.getRetired().getId(), proto.getRetired().getPeople());
      case DESCRIBED -> new ClusterDescribed(ClusteringProtos.fromProto(proto.getDescribed()));
      case PEOPLE_MOVED -> fromProto(proto.getPeopleMoved());
      case DRIFT_DETECTED -> new DriftDetected(VitalsProtos.fromProto(proto.getDriftDetected()));
      case THETA_FITTED -> new ThetaFitted(VitalsProtos.fromProto(proto.getThetaFitted()));
      case AUDITED -> new ClustersAudited(VitalsProtos.fromProto(proto.getAudited()));
      case FACT_NOT_SET ->
          throw new IllegalArgumentException(
              "the journal holds a fact of a round that this version cannot read");
    };
  }

  private static PeopleMovedProto toProto(PeopleMoved people) {
    PeopleMovedProto.Builder proto = PeopleMovedProto.newBuilder();
    people
        .moves()
        .forEach(
            (move, count) ->
                proto.addMoves(
                    MoveProto.newBuilder().setFrom(move.from()).setTo(move.to()).setPeople(count)));
    return proto.build();
  }

  private static PeopleMoved fromProto(PeopleMovedProto proto) {
    SortedMap<Move, Long> moves = new TreeMap<>();
    proto
        .getMovesList()
        .forEach(move -> moves.put(new Move(move.getFrom(), move.getTo()), move.getPeople()));
    return new PeopleMoved(moves);
  }
}
