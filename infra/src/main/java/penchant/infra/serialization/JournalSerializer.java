package penchant.infra.serialization;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.NotSerializableException;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.InterestProfile;
import penchant.infra.serialization.proto.BehaviorRecordedProto;
import penchant.infra.serialization.proto.InterestProfileProto;

/**
 * Facts and profiles as they stand in the journal and in snapshots. Manifests are short, since one
 * stands in every row: {@code b1} a behaviour, {@code p1} a profile.
 */
public final class JournalSerializer extends SerializerWithStringManifest {

  private static final int IDENTIFIER = 7201;
  private static final String BEHAVIOR = "b1";
  private static final String PROFILE = "p1";

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object stored) {
    if (stored instanceof BehaviorRecorded) {
      return BEHAVIOR;
    }
    if (stored instanceof InterestProfile) {
      return PROFILE;
    }
    throw new IllegalArgumentException("no place in the journal for " + stored.getClass());
  }

  @Override
  public byte[] toBinary(Object stored) {
    if (stored instanceof BehaviorRecorded fact) {
      return FactProtos.toProto(fact).toByteArray();
    }
    if (stored instanceof InterestProfile profile) {
      return bytesOf(profile);
    }
    throw new IllegalArgumentException("no place in the journal for " + stored.getClass());
  }

  /** Equal bytes for equal profiles, and only for those. */
  public static byte[] bytesOf(InterestProfile profile) {
    return ProfileProtos.toProto(profile).toByteArray();
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    try {
      return switch (manifest) {
        case BEHAVIOR -> FactProtos.fromProto(BehaviorRecordedProto.parseFrom(bytes));
        case PROFILE -> ProfileProtos.fromProto(InterestProfileProto.parseFrom(bytes));
        default ->
            throw new NotSerializableException(
                "the journal holds a '" + manifest + "', which this version cannot read");
      };
    } catch (InvalidProtocolBufferException broken) {
      throw new NotSerializableException(
          "a '" + manifest + "' of the journal is broken: " + broken.getMessage());
    }
  }
}
