package penchant.infra.serialization;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventKey.FeedOffset;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.vector.QuantisedVector;
import penchant.infra.serialization.proto.BehaviorRecordedProto;
import penchant.infra.serialization.proto.NamedTextProto;
import penchant.infra.serialization.proto.QuantisedVectorProto;

/** Facts to protobuf and back. */
final class FactProtos {

  private FactProtos() {}

  static BehaviorRecordedProto toProto(BehaviorRecorded fact) {
    Behavior behavior = fact.behavior();
    BehaviorRecordedProto.Builder proto =
        BehaviorRecordedProto.newBuilder()
            .setType(behavior.type().wireName())
            .setText(behavior.text())
            .setAt(behavior.at().toEpochMilli())
            .setVectorSpace(behavior.vectorSpace())
            .setNoise(behavior.noise());
    behavior.key().id().ifPresent(proto::setId);
    behavior
        .key()
        .feedOffset()
        .ifPresent(place -> proto.setSource(place.source()).setOffset(place.offset()));
    behavior.item().ifPresent(proto::setItem);
    behavior.value().ifPresent(proto::setValue);
    behavior
        .context()
        .forEach(
            (name, text) ->
                proto.addContext(NamedTextProto.newBuilder().setName(name).setText(text)));
    behavior.vector().ifPresent(vector -> proto.setVector(toProto(vector)));
    return proto.build();
  }

  static BehaviorRecorded fromProto(BehaviorRecordedProto proto) {
    SortedMap<String, String> context = new TreeMap<>();
    proto.getContextList().forEach(entry -> context.put(entry.getName(), entry.getText()));
    return new BehaviorRecorded(
        new Behavior(
            new EventKey(
                proto.hasId() ? Optional.of(proto.getId()) : Optional.empty(),
                proto.hasSource()
                    ? Optional.of(new FeedOffset(proto.getSource(), proto.getOffset()))
                    : Optional.empty()),
            type(proto.getType()),
            proto.hasItem() ? Optional.of(proto.getItem()) : Optional.empty(),
            proto.getText(),
            proto.hasValue() ? OptionalDouble.of(proto.getValue()) : OptionalDouble.empty(),
            Instant.ofEpochMilli(proto.getAt()),
            context,
            proto.hasVector() ? Optional.of(fromProto(proto.getVector())) : Optional.empty(),
            proto.getVectorSpace(),
            proto.getNoise()));
  }

  static QuantisedVectorProto toProto(QuantisedVector vector) {
    return QuantisedVectorProto.newBuilder()
        .setScale(vector.scale())
        .setValues(ByteString.copyFrom(vector.values()))
        .build();
  }

  static QuantisedVector fromProto(QuantisedVectorProto proto) {
    return QuantisedVector.of(proto.getScale(), proto.getValues().toByteArray());
  }

  static BehaviorType type(String name) {
    return BehaviorType.ofWireName(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the journal holds a '"
                        + name
                        + "', a kind of behaviour that this version does not know: run the newer one"
                        + " that wrote it"));
  }
}
