package penchant.infra.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.NotSerializableException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventKey.FeedOffset;
import penchant.domain.behavior.EventWeights;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.SeenItems;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;

class JournalSerializerTest {

  private static final VectorSpace SPACE = new VectorSpace("test", 4);

  private final JournalSerializer serializer = new JournalSerializer();

  @Test
  void aFactReadsBackAsItWas() throws Exception {
    BehaviorRecorded full = purchase(1);
    BehaviorRecorded bare =
        new BehaviorRecorded(
            new Behavior(
                EventKey.NONE,
                BehaviorType.SEARCH,
                Optional.empty(),
                "warm gloves",
                OptionalDouble.empty(),
                Instant.ofEpochMilli(-5),
                new TreeMap<>(),
                Optional.empty(),
                "",
                true));

    assertThat(readBack(full)).isEqualTo(full);
    assertThat(readBack(bare)).isEqualTo(bare);
  }

  @Test
  void aProfileReadsBackBitForBitAndFoldsOnAlike() throws Exception {
    Fold fold = fold();
    InterestProfile profile = InterestProfile.empty(fold);
    assertThat(readBack(profile)).isEqualTo(profile);
    for (int n = 0; n < 60; n++) {
      profile = purchase(n).applyTo(profile, fold);
    }

    InterestProfile back = (InterestProfile) readBack(profile);

    assertThat(JournalSerializer.bytesOf(back)).isEqualTo(JournalSerializer.bytesOf(profile));
    assertThat(JournalSerializer.bytesOf(purchase(61).applyTo(back, fold)))
        .isEqualTo(JournalSerializer.bytesOf(purchase(61).applyTo(profile, fold)));
  }

  @Test
  void bytesOfTheFourthFormReadAndAreWrittenAlike() throws Exception {
    InterestProfile profile = InterestProfile.empty(fold());
    for (int n = 0; n < 3; n++) {
      profile = purchase(n).applyTo(profile, fold());
    }

    profile = notThisKind().applyTo(profile, fold());

    GoldenFiles.assertReadsAndWrites("behavior.b1.hex", purchase(1));
    GoldenFiles.assertReadsAndWrites("profile.p1.fourth.hex", profile);
  }

  @Test
  void aProfileOfTheFirstFormReadsAndIsSeenToBeOfAnotherFold() throws Exception {
    InterestProfile old =
        (InterestProfile) serializer.fromBinary(GoldenFiles.bytes("profile.p1.hex"), "p1");

    assertThat(old.events()).isEqualTo(3);
    assertThat(old.recent()).hasSize(3);
    assertThat(old.interests()).isNotEmpty();
    assertThat(old.isOf(fold())).isFalse();
  }

  @Test
  void aProfileOfTheSecondFormReadsAndIsSeenToBeOfAnotherFold() throws Exception {
    InterestProfile old =
        (InterestProfile) serializer.fromBinary(GoldenFiles.bytes("profile.p1.second.hex"), "p1");

    assertThat(old.seenCount()).isPositive();
    assertThat(old.seen().sums()).containsOnly(0);
    assertThat(old.isOf(fold())).isFalse();
  }

  @Test
  void aProfileOfTheThirdFormReadsAndIsSeenToBeOfAnotherFold() throws Exception {
    InterestProfile old =
        (InterestProfile) serializer.fromBinary(GoldenFiles.bytes("profile.p1.third.hex"), "p1");

    assertThat(old.seen().sums()).contains(SeenItems.units(10));
    assertThat(old.seen().newestMillis()).containsOnly(0);
    assertThat(old.isOf(fold())).isFalse();
  }

  @Test
  void anUnknownManifestIsNamed() {
    assertThatThrownBy(() -> serializer.fromBinary(new byte[0], "z9"))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("'z9'");
  }

  private Object readBack(Object stored) throws NotSerializableException {
    return serializer.fromBinary(serializer.toBinary(stored), serializer.manifest(stored));
  }

  private static BehaviorRecorded purchase(int n) {
    TreeMap<String, String> context = new TreeMap<>(Map.of("device", "phone", "place", "Zürich"));
    return new BehaviorRecorded(
        new Behavior(
            new EventKey(Optional.of("event-" + n), Optional.of(new FeedOffset("shop", n))),
            n % 7 == 6 ? BehaviorType.RETURN : BehaviorType.PURCHASE,
            Optional.of("item/" + n % 20),
            "two of them, please ☕",
            OptionalDouble.of(2),
            Instant.ofEpochMilli(1_700_000_000_000L + 86_400_000L * n),
            context,
            Optional.of(
                QuantisedVector.of(
                    0.0078f, new byte[] {(byte) (n * 31), 127, (byte) (-n * 17), -3})),
            SPACE.id(),
            false));
  }

  private static BehaviorRecorded notThisKind() {
    return new BehaviorRecorded(
        new Behavior(
            EventKey.NONE,
            BehaviorType.DISLIKE,
            Optional.of("item/1"),
            "",
            OptionalDouble.empty(),
            Instant.ofEpochMilli(1_700_000_000_000L),
            new TreeMap<>(Map.of("kind", "garden")),
            Optional.empty(),
            "",
            false));
  }

  private static Fold fold() {
    Map<BehaviorType, Double> weights = new EnumMap<>(BehaviorType.class);
    weights.put(BehaviorType.PURCHASE, 5.0);
    weights.put(BehaviorType.RETURN, -5.0);
    return Fold.named(
        "golden",
        SPACE,
        new HalfLife(Duration.ofDays(45)),
        new HalfLife(Duration.ofDays(7)),
        new EventWeights(weights, 4),
        30,
        8,
        0.6,
        8,
        1000);
  }
}
