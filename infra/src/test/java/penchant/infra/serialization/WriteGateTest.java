package penchant.infra.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventWeights;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.vector.VectorSpace;

class WriteGateTest {

  private static final BehaviorRecorded FACT =
      new BehaviorRecorded(
          new Behavior(
              EventKey.NONE,
              BehaviorType.SEARCH,
              Optional.empty(),
              "warm gloves",
              OptionalDouble.empty(),
              Instant.EPOCH,
              new TreeMap<>(),
              Optional.empty(),
              "",
              false));

  private final ActorTestKit kit = ActorTestKit.create();
  private final JournalSerializer serializer =
      new JournalSerializer((ExtendedActorSystem) kit.system().classicSystem());

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void aNodeThatNobodyDoubtsWritesFacts() throws Exception {
    byte[] bytes = serializer.toBinary(FACT);

    assertThat(serializer.fromBinary(bytes, serializer.manifest(FACT))).isEqualTo(FACT);
  }

  @Test
  void aNodeThatStoodStillWritesNoFactUntilItMayAgain() {
    AtomicBoolean mayWrite = new AtomicBoolean();
    WriteGate.of(kit.system()).askFirst(mayWrite::get);

    assertThatThrownBy(() -> serializer.toBinary(FACT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stood still");
    mayWrite.set(true);
    assertThat(serializer.toBinary(FACT)).isNotEmpty();
  }

  @Test
  void profilesReplaceNothingThatOthersWroteAndAreNotAskedFor() {
    WriteGate.of(kit.system()).askFirst(() -> false);
    Fold fold =
        Fold.named(
            "test",
            new VectorSpace("test", 4),
            new HalfLife(Duration.ofDays(45)),
            new HalfLife(Duration.ofHours(6)),
            EventWeights.standard(),
            30,
            8,
            0.6,
            8,
            1_000);

    assertThat(serializer.toBinary(InterestProfile.empty(fold))).isNotEmpty();
  }
}
