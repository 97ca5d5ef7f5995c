package penchant.infra.serialization;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import penchant.domain.decay.DecayedSum;
import penchant.domain.interest.DecayedVector;
import penchant.domain.interest.FeedMarks;
import penchant.domain.interest.IdWindow;
import penchant.domain.interest.Interest;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.InterestSum;
import penchant.domain.interest.KindsTurnedAway;
import penchant.domain.interest.RecentEvent;
import penchant.domain.interest.SeenItems;
import penchant.infra.serialization.proto.DecayedVectorProto;
import penchant.infra.serialization.proto.FeedMarkProto;
import penchant.infra.serialization.proto.InterestProfileProto;
import penchant.infra.serialization.proto.InterestProto;
import penchant.infra.serialization.proto.KindProto;
import penchant.infra.serialization.proto.RecentEventProto;

/** Profiles to protobuf and back, bit for bit. */
final class ProfileProtos {

  private ProfileProtos() {}

  static InterestProfileProto toProto(InterestProfile profile) {
    InterestProfileProto.Builder proto =
        InterestProfileProto.newBuilder()
            .setFoldVersion(profile.foldVersion())
            .setVectorSpace(profile.vectorSpace())
            .setEvents(profile.events())
            .setNewest(profile.newestMillis())
            .setLongTerm(toProto(profile.longTerm()))
            .setShortTerm(toProto(profile.shortTerm()))
            .setTurnedAway(toProto(profile.turnedAway()))
            .addAllSeen(Numbers.list(profile.seen().toSortedArray()))
            .addAllSeenNewest(Numbers.list(profile.seen().newestMillis()))
            .addAllIds(Numbers.list(profile.ids().toArray()));
    long[] sums = profile.seen().sums();
    if (Arrays.stream(sums).anyMatch(sum -> sum != 0)) {
      proto.addAllSeenSums(Numbers.list(sums));
    }
    profile.interests().forEach(interest -> proto.addInterests(toProto(interest)));
    profile.recent().forEach(event -> proto.addRecent(toProto(event)));
    profile
        .marks()
        .toMap()
        .forEach(
            (source, offset) ->
                proto.addMarks(FeedMarkProto.newBuilder().setSource(source).setOffset(offset)));
    profile
        .kinds()
        .words()
        .forEach(
            (kind, word) ->
                proto.addKinds(
                    KindProto.newBuilder()
                        .setKind(kind)
                        .setAt(word.atMillis())
                        .setAway(word.away())));
    return proto.build();
  }

  static InterestProfile fromProto(InterestProfileProto proto) {
    TreeMap<String, Long> marks = new TreeMap<>();
    proto.getMarksList().forEach(mark -> marks.put(mark.getSource(), mark.getOffset()));
    TreeMap<String, KindsTurnedAway.Word> kinds = new TreeMap<>();
    proto
        .getKindsList()
        .forEach(
            kind ->
                kinds.put(kind.getKind(), new KindsTurnedAway.Word(kind.getAt(), kind.getAway())));
    return new InterestProfile(
        proto.getFoldVersion(),
        proto.getVectorSpace(),
        proto.getEvents(),
        proto.getNewest(),
        fromProto(proto.getLongTerm()),
        fromProto(proto.getShortTerm()),
        fromProto(proto.getTurnedAway()),
        proto.getInterestsList().stream().map(ProfileProtos::fromProto).toList(),
        proto.getRecentList().stream().map(ProfileProtos::fromProto).toList(),
        seen(proto),
        KindsTurnedAway.of(kinds),
        IdWindow.of(Numbers.array(proto.getIdsList())),
        FeedMarks.of(marks));
  }

  /** A snapshot of an older fold has no sums or times; it is thrown away for its fold version. */
  private static SeenItems seen(InterestProfileProto proto) {
    long[] items = Numbers.array(proto.getSeenList());
    return SeenItems.of(
        items,
        Arrays.copyOf(Numbers.array(proto.getSeenSumsList()), items.length),
        Arrays.copyOf(Numbers.array(proto.getSeenNewestList()), items.length));
  }

  private static DecayedVectorProto toProto(DecayedVector vector) {
    return DecayedVectorProto.newBuilder()
        .setSum(Numbers.bytes(vector.toArray()))
        .setLandmark(vector.landmarkMillis())
        .build();
  }

  private static DecayedVector fromProto(DecayedVectorProto proto) {
    return DecayedVector.of(Numbers.floats(proto.getSum()), proto.getLandmark());
  }

  private static InterestProto toProto(Interest interest) {
    return InterestProto.newBuilder()
        .setNumber(interest.number())
        .setScale(interest.sum().scale())
        .setSum(Numbers.bytes(interest.sum().values()))
        .setMass(interest.mass().mass())
        .setLandmark(interest.mass().landmarkMillis())
        .addAllRepresentatives(interest.representatives())
        .setEvents(interest.events())
        .build();
  }

  private static Interest fromProto(InterestProto proto) {
    return new Interest(
        proto.getNumber(),
        InterestSum.of(proto.getScale(), Numbers.shorts(proto.getSum())),
        new DecayedSum(proto.getMass(), proto.getLandmark()),
        proto.getRepresentativesList(),
        proto.getEvents());
  }

  private static RecentEventProto toProto(RecentEvent event) {
    RecentEventProto.Builder proto =
        RecentEventProto.newBuilder()
            .setType(event.type().wireName())
            .setText(event.text())
            .setAt(event.at().toEpochMilli())
            .setWeight(event.weight())
            .setKeyFingerprint(event.keyFingerprint())
            .setInterest(event.interest() + 1);
    event.item().ifPresent(proto::setItem);
    event.vector().ifPresent(vector -> proto.setVector(FactProtos.toProto(vector)));
    return proto.build();
  }

  private static RecentEvent fromProto(RecentEventProto proto) {
    return RecentEvent.of(
        FactProtos.type(proto.getType()),
        proto.hasItem() ? Optional.of(proto.getItem()) : Optional.empty(),
        proto.getText(),
        proto.getAt(),
        proto.getWeight(),
        proto.hasVector() ? Optional.of(FactProtos.fromProto(proto.getVector())) : Optional.empty(),
        proto.getKeyFingerprint(),
        proto.getInterest() - 1);
  }
}
