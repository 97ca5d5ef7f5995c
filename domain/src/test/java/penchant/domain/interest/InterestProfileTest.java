package penchant.domain.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventKey.FeedOffset;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

class InterestProfileTest {

  @Test
  void anEventCountsHalfAfterOneHalfLife() {
    InterestProfile profile =
        Histories.fold(
            List.of(
                Histories.purchase("old", Histories.axis(0), Histories.START),
                Histories.purchase(
                    "new", Histories.axis(1), Histories.START.plus(Duration.ofDays(45)))));

    float[] sum = profile.longTerm().toArray();
    assertThat(sum[0]).isCloseTo(2.5f, within(1e-5f));
    assertThat(sum[1]).isCloseTo(5f, within(1e-5f));
  }

  @Test
  void whatIsTurnedAwayGoesToTheNegativeVectorAndTakesNothingFromTheOthers() {
    InterestProfile liked =
        Histories.fold(List.of(Histories.purchase("liked", Histories.axis(0), Histories.START)));

    InterestProfile profile =
        Histories.fold(
            liked,
            List.of(
                Histories.behavior(
                    BehaviorType.RETURN,
                    "liked",
                    Optional.of(Histories.axis(0)),
                    Histories.START,
                    false)));

    assertThat(profile.negativeVector()).contains(Histories.axis(0));
    assertThat(profile.longTerm()).isEqualTo(liked.longTerm());
    assertThat(profile.interests()).isEqualTo(liked.interests());
  }

  @Test
  void anItemIsTurnedAwayByADislikeAndNotByOneSkipAndALikeTakesItBack() {
    InterestProfile skipped = Histories.fold(List.of(of(BehaviorType.SKIP)));
    InterestProfile disliked = Histories.fold(skipped, List.of(of(BehaviorType.DISLIKE)));
    InterestProfile liked =
        Histories.fold(disliked, List.of(of(BehaviorType.LIKE), of(BehaviorType.LIKE)));

    assertThat(skipped.hasTurnedAway("item")).isFalse();
    assertThat(disliked.hasTurnedAway("item")).isTrue();
    assertThat(liked.hasTurnedAway("item")).isFalse();
  }

  private static Behavior of(BehaviorType type) {
    return Histories.behavior(type, "item", Optional.of(Histories.axis(0)), Histories.START, false);
  }

  @Test
  void noiseWeighsNothingButIsSeenAndCounted() {
    Behavior noise =
        Histories.withId(
            Histories.behavior(
                BehaviorType.VIEW, "item", Optional.of(Histories.axis(0)), Histories.START, true),
            "e1");

    InterestProfile profile = Histories.fold(List.of(noise));

    assertThat(profile.longVector()).isEmpty();
    assertThat(profile.interests()).isEmpty();
    assertThat(profile.hasSeen("item")).isTrue();
    assertThat(profile.hasCounted(noise.key())).isTrue();
    assertThat(profile.events()).isEqualTo(1);
  }

  @Test
  void aVectorOfAnotherSpaceIsLeftOut() {
    Behavior foreign =
        new Behavior(
            EventKey.NONE,
            BehaviorType.PURCHASE,
            Optional.of("item"),
            "",
            OptionalDouble.empty(),
            Histories.START,
            new TreeMap<>(),
            Optional.of(QuantisedVector.of(Histories.axis(0))),
            "another",
            false);

    InterestProfile profile = Histories.fold(List.of(foreign));

    assertThat(profile.longVector()).isEmpty();
    assertThat(profile.hasSeen("item")).isTrue();
    assertThat(profile.recent()).hasSize(1);
    assertThat(profile.recent().get(0).weight()).isEqualTo(5);
  }

  @Test
  void likeThingsAreOneInterestAndUnlikeThingsAreTwo() {
    Embedding nearFirst = tilted(0, 1, 0.3f);

    InterestProfile profile =
        Histories.fold(
            List.of(
                Histories.purchase("a", Histories.axis(0), Histories.START),
                Histories.purchase("b", nearFirst, Histories.START),
                Histories.purchase("c", Histories.axis(1), Histories.START)));

    assertThat(profile.interests()).hasSize(2);
    assertThat(profile.interests().get(0).representatives()).containsExactly("a", "b");
    assertThat(profile.interests().get(0).mass().mass()).isEqualTo(10);
    assertThat(profile.interests().get(1).representatives()).containsExactly("c");
  }

  @Test
  void theNinthInterestMakesTheTwoLightestOnesOne() {
    List<Behavior> history = new ArrayList<>();
    for (int axis = 0; axis < 9; axis++) {
      int times = axis == 3 || axis == 5 ? 1 : 4;
      for (int i = 0; i < times; i++) {
        history.add(Histories.purchase("item-" + axis, Histories.axis(axis), Histories.START));
      }
    }

    InterestProfile profile = Histories.fold(history);

    assertThat(profile.interests()).hasSize(8);
    assertThat(profile.interests())
        .anySatisfy(
            interest ->
                assertThat(interest.representatives())
                    .containsExactlyInAnyOrder("item-3", "item-5"));
    assertThat(profile.interests().stream().mapToLong(Interest::events).sum()).isEqualTo(30);
  }

  @Test
  void everyItemIsSeenForEverAndTheLastThousandIdsAreRemembered() {
    InterestProfile profile = InterestProfile.empty(Histories.FOLD);
    for (int i = 0; i < 5_000; i++) {
      Behavior view =
          Histories.behavior(
              BehaviorType.VIEW, "item-" + i, Optional.empty(), Histories.START, false);
      profile = Histories.fold(profile, List.of(Histories.withId(view, "id-" + i)));
    }

    assertThat(profile.seenCount()).isEqualTo(5_000);
    assertThat(profile.hasSeen("item-0")).isTrue();
    assertThat(profile.hasSeen("item-4999")).isTrue();
    assertThat(profile.hasSeen("item-5000")).isFalse();
    assertThat(profile.ids().size()).isBetween(1_000, 1_100);
    assertThat(profile.hasCounted(id("id-4000"))).isTrue();
    assertThat(profile.hasCounted(id("id-4999"))).isTrue();
    assertThat(profile.hasCounted(id("id-3000"))).isFalse();
    assertThat(Profiles.rebuilt(profile)).isEqualTo(profile);
  }

  @Test
  void anOffsetAtOrBelowTheMarkOfItsSourceHasBeenCounted() {
    Behavior view =
        Histories.behavior(BehaviorType.VIEW, "item", Optional.empty(), Histories.START, false);

    InterestProfile profile =
        Histories.fold(
            List.of(
                Histories.withKey(view, place("b", 7)),
                Histories.withKey(view, place("a", 2)),
                Histories.withKey(view, place("b", 5))));

    assertThat(profile.hasCounted(place("b", 7))).isTrue();
    assertThat(profile.hasCounted(place("b", 8))).isFalse();
    assertThat(profile.hasCounted(place("a", 3))).isFalse();
    assertThat(profile.hasCounted(place("c", 0))).isFalse();
    assertThat(profile.hasCounted(EventKey.NONE)).isFalse();
  }

  @Test
  void aChangedParameterIsAnotherFold() {
    Fold fold = Histories.FOLD;

    Fold other =
        Fold.named(
            "test",
            Histories.SPACE,
            fold.longHalfLife(),
            fold.shortHalfLife(),
            fold.weights(),
            fold.recentEvents(),
            fold.mostInterests(),
            0.61,
            fold.representatives(),
            fold.idWindow());

    assertThat(other.version()).startsWith("test-").isNotEqualTo(fold.version());
    assertThat(InterestProfile.empty(fold).isOf(other)).isFalse();
  }

  @Test
  void fingerprintsStayWhatTheyAreSinceTheyStandInSnapshots() {
    assertThat(Fingerprint.of("")).isEqualTo(0xefd01f60ba992926L);
    assertThat(Fingerprint.of("item-1")).isEqualTo(0xe3d58280f7f95788L);
    assertThat(Fingerprint.of("a|b %/\uD83D\uDE00")).isEqualTo(0x3fbd409bd9dc4148L);
  }

  private static Embedding tilted(int axis, int towards, float by) {
    float[] components = new float[Histories.SPACE.dimensions()];
    components[axis] = 1;
    components[towards] = by;
    return Embedding.directionOf(components);
  }

  private static EventKey id(String id) {
    return new EventKey(Optional.of(id), Optional.empty());
  }

  private static EventKey place(String source, long offset) {
    return new EventKey(Optional.empty(), Optional.of(new FeedOffset(source, offset)));
  }
}
