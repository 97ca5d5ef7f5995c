package penchant.infra.serialization;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.decay.HalfLife;
import penchant.domain.network.Attention;
import penchant.domain.network.Matrix;
import penchant.domain.network.Networks;
import penchant.domain.network.ThetaNetwork;
import penchant.infra.serialization.proto.AttentionProto;
import penchant.infra.serialization.proto.MatrixProto;
import penchant.infra.serialization.proto.NetworksProto;
import penchant.infra.serialization.proto.ThetaNetworkProto;

/** What was trained, to protobuf and back. */
public final class NetworkProtos {

  private NetworkProtos() {}

  public static byte[] bytes(Networks networks) {
    NetworksProto.Builder proto = NetworksProto.newBuilder();
    networks.attention().ifPresent(g -> proto.setAttention(toProto(g)));
    networks.theta().ifPresent(f -> proto.setTheta(toProto(f)));
    return proto.build().toByteArray();
  }

  /**
   * What {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException for bytes that are none, or for networks that take in what is
   *     not known here: without it they would say something else
   */
  public static Networks networks(byte[] bytes) {
    try {
      NetworksProto proto = NetworksProto.parseFrom(bytes);
      return new Networks(
          proto.hasAttention() ? Optional.of(fromProto(proto.getAttention())) : Optional.empty(),
          proto.hasTheta() ? Optional.of(fromProto(proto.getTheta())) : Optional.empty());
    } catch (InvalidProtocolBufferException broken) {
      throw new IllegalArgumentException("what was trained cannot be read", broken);
    }
  }

  private static AttentionProto toProto(Attention g) {
    AttentionProto.Builder proto =
        AttentionProto.newBuilder()
            .setVectorSpace(g.vectorSpace())
            .setQuery(toProto(g.query()))
            .setHidden(toProto(g.hidden()))
            .setHalfLifeMillis(g.halfLife().value().toMillis())
            .setDown(toProto(g.down()))
            .setUp(toProto(g.up()));
    g.bias().forEach((type, bias) -> proto.putBias(type.wireName(), bias));
    return proto.build();
  }

  private static Attention fromProto(AttentionProto proto) {
    Map<BehaviorType, Double> bias = new EnumMap<>(BehaviorType.class);
    proto
        .getBiasMap()
        .forEach(
            (name, value) ->
                bias.put(
                    BehaviorType.ofWireName(name)
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "g, the attention, looks at behaviour of type '"
                                        + name
                                        + "', which this version does not know: train it again")),
                    value));
    return new Attention(
        proto.getVectorSpace(),
        fromProto(proto.getQuery()),
        fromProto(proto.getHidden()),
        bias,
        new HalfLife(Duration.ofMillis(proto.getHalfLifeMillis())),
        fromProto(proto.getDown()),
        fromProto(proto.getUp()));
  }

  private static ThetaNetworkProto toProto(ThetaNetwork f) {
    return ThetaNetworkProto.newBuilder()
        .setVectorSpace(f.vectorSpace())
        .addAllInputs(ThetaNetwork.INPUTS)
        .setTemperature(f.temperature())
        .setHidden(toProto(f.hidden()))
        .setUp(toProto(f.up()))
        .build();
  }

  private static ThetaNetwork fromProto(ThetaNetworkProto proto) {
    if (!proto.getInputsList().equals(ThetaNetwork.INPUTS)) {
      throw new IllegalArgumentException(
          "f, of the clusters, takes in "
              + proto.getInputsList()
              + " of a person, this version "
              + ThetaNetwork.INPUTS
              + ": train it again");
    }
    return new ThetaNetwork(
        proto.getVectorSpace(),
        proto.getTemperature(),
        fromProto(proto.getHidden()),
        fromProto(proto.getUp()));
  }

  private static MatrixProto toProto(Matrix matrix) {
    return MatrixProto.newBuilder()
        .setRows(matrix.rows())
        .setColumns(matrix.columns())
        .setValues(Numbers.bytes(matrix.toArray()))
        .build();
  }

  private static Matrix fromProto(MatrixProto proto) {
    return Matrix.of(proto.getRows(), proto.getColumns(), Numbers.floats(proto.getValues()));
  }
}
