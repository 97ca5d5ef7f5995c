package penchant.infra.serialization;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.io.NotSerializableException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import penchant.domain.clustering.ClusteringEvent.ClustersSeeded;
import penchant.domain.clustering.ClusteringEvent.RoundHeld;
import penchant.domain.clustering.ClusteringEvent.RoundPublished;
import penchant.domain.clustering.ClusteringState;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.InterestProfile;
import penchant.infra.serialization.proto.BehaviorRecordedProto;
import penchant.infra.serialization.proto.ClusteringStateProto;
import penchant.infra.serialization.proto.ClustersSeededProto;
import penchant.infra.serialization.proto.InterestProfileProto;
import penchant.infra.serialization.proto.RoundHeldProto;
import penchant.infra.serialization.proto.RoundPublishedProto;

/**
 * Facts, profiles and the coordinator's events as they stand in the journal and in snapshots.
 * Manifests are short, since one stands in every row.
 */
public final class JournalSerializer extends SerializerWithStringManifest {

  private static final int IDENTIFIER = 7201;

  /** One kind of thing that is stored: its manifest, and the way there and back. */
  private record Form<T>(String manifest, Class<T> type, ToBytes<T> write, FromBytes<T> read) {}

  @FunctionalInterface
  private interface ToBytes<T> {
    MessageLite of(T value);
  }

  @FunctionalInterface
  private interface FromBytes<T> {
    T of(byte[] bytes) throws InvalidProtocolBufferException;
  }

  private static final List<Form<?>> FORMS =
      List.of(
          new Form<>(
              "b1",
              BehaviorRecorded.class,
              FactProtos::toProto,
              bytes -> FactProtos.fromProto(BehaviorRecordedProto.parseFrom(bytes))),
          new Form<>(
              "p1",
              InterestProfile.class,
              ProfileProtos::toProto,
              bytes -> ProfileProtos.fromProto(InterestProfileProto.parseFrom(bytes))),
          new Form<>(
              "k1",
              ClustersSeeded.class,
              ClusteringProtos::toProto,
              bytes -> ClusteringProtos.fromProto(ClustersSeededProto.parseFrom(bytes))),
          new Form<>(
              "k2",
              RoundPublished.class,
              ClusteringProtos::toProto,
              bytes -> ClusteringProtos.fromProto(RoundPublishedProto.parseFrom(bytes))),
          new Form<>(
              "k3",
              ClusteringState.class,
              ClusteringProtos::toProto,
              bytes -> ClusteringProtos.fromProto(ClusteringStateProto.parseFrom(bytes))),
          new Form<>(
              "k4",
              RoundHeld.class,
              ClusteringProtos::toProto,
              bytes -> ClusteringProtos.fromProto(RoundHeldProto.parseFrom(bytes))));

  private static final Map<Class<?>, Form<?>> BY_TYPE =
      FORMS.stream().collect(Collectors.toUnmodifiableMap(Form::type, form -> form));

  private static final Map<String, Form<?>> BY_MANIFEST =
      FORMS.stream().collect(Collectors.toUnmodifiableMap(Form::manifest, form -> form));

  private final Runnable beforeAFact;

  /** On a node, as Pekko makes it. */
  public JournalSerializer(ExtendedActorSystem system) {
    this(() -> WriteGate.of(system).require());
  }

  /** Without a node, to read and write. */
  JournalSerializer() {
    this(() -> {});
  }

  private JournalSerializer(Runnable beforeAFact) {
    this.beforeAFact = beforeAFact;
  }

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object stored) {
    return formOf(stored).manifest();
  }

  @Override
  public byte[] toBinary(Object stored) {
    if (stored instanceof BehaviorRecorded) {
      beforeAFact.run();
    }
    return bytes(formOf(stored), stored);
  }

  private static <T> byte[] bytes(Form<T> form, Object stored) {
    return form.write().of(form.type().cast(stored)).toByteArray();
  }

  private static Form<?> formOf(Object stored) {
    Form<?> form = BY_TYPE.get(stored.getClass());
    if (form == null) {
      throw new IllegalArgumentException("no place in the journal for " + stored.getClass());
    }
    return form;
  }

  /** Equal bytes for equal profiles, and only for those. */
  public static byte[] bytesOf(InterestProfile profile) {
    return ProfileProtos.toProto(profile).toByteArray();
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    Form<?> form = BY_MANIFEST.get(manifest);
    if (form == null) {
      throw new NotSerializableException(
          "the journal holds a '" + manifest + "', which this version cannot read");
    }
    try {
      return form.read().of(bytes);
    } catch (InvalidProtocolBufferException | RuntimeException broken) {
      throw new NotSerializableException(
          "a '" + manifest + "' of the journal is broken: " + broken.getMessage());
    }
  }
}
