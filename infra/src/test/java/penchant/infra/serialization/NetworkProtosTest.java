package penchant.infra.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.decay.HalfLife;
import penchant.domain.network.Attention;
import penchant.domain.network.Matrix;
import penchant.domain.network.Networks;
import penchant.domain.network.ThetaNetwork;
import penchant.infra.serialization.proto.AttentionProto;
import penchant.infra.serialization.proto.NetworksProto;
import penchant.infra.serialization.proto.ThetaNetworkProto;

class NetworkProtosTest {

  private static final Attention ATTENTION =
      new Attention(
          "space",
          Matrix.of(1, 2, new float[] {0.5f, -1}),
          Matrix.of(2, 3, new float[] {1, 2, 3, 4, 5, Float.MIN_VALUE}),
          Map.of(BehaviorType.PURCHASE, 0.25, BehaviorType.VIEW, -1.5),
          new HalfLife(Duration.ofHours(7)),
          Matrix.of(1, 3, new float[] {-0f, 1e-20f, 7}),
          Matrix.of(3, 1, new float[] {3, 2, 1}));

  private static final ThetaNetwork THETA =
      new ThetaNetwork(
          "space",
          0.25,
          Matrix.of(1, 7, new float[] {1, 2, 3, 4, 5, 6, 7}),
          Matrix.of(3, 1, new float[] {1, 2, 3}));

  @Test
  void whatWasTrainedComesBackBitForBit() {
    Networks both = new Networks(Optional.of(ATTENTION), Optional.of(THETA));
    Networks one = new Networks(Optional.empty(), Optional.of(THETA));

    assertThat(NetworkProtos.networks(NetworkProtos.bytes(both))).isEqualTo(both);
    assertThat(NetworkProtos.networks(NetworkProtos.bytes(one))).isEqualTo(one);
    assertThat(NetworkProtos.networks(NetworkProtos.bytes(Networks.NONE))).isEqualTo(Networks.NONE);
  }

  @Test
  void aNetworkThatTakesInSomethingElseIsRefused() {
    byte[] bytes =
        NetworksProto.newBuilder()
            .setTheta(ThetaNetworkProto.newBuilder().addInputs("long vector").addInputs("age"))
            .build()
            .toByteArray();

    assertThatThrownBy(() -> NetworkProtos.networks(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("takes in [long vector, age] of a person")
        .hasMessageContaining("this version [long vector, short vector, one]: train it again");
  }

  @Test
  void aNetworkThatLooksAtUnknownBehaviourIsRefused() {
    byte[] bytes =
        NetworksProto.newBuilder()
            .setAttention(AttentionProto.newBuilder().putBias("levitate", 1))
            .build()
            .toByteArray();

    assertThatThrownBy(() -> NetworkProtos.networks(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("behaviour of type 'levitate', which this version does not know");
  }

  @Test
  void bytesThatAreNothingAreRefused() {
    assertThatThrownBy(() -> NetworkProtos.networks(new byte[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be read");
  }
}
