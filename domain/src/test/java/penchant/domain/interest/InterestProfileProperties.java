package penchant.domain.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import penchant.domain.behavior.Behavior;

class InterestProfileProperties {

  @Provide
  Arbitrary<List<Behavior>> histories() {
    return Histories.any(Duration.ofDays(200));
  }

  @Provide
  Arbitrary<List<Behavior>> longHistories() {
    return Histories.any(Duration.ofDays(50 * 365));
  }

  @Property(tries = 200)
  void theOrderOfArrivalDoesNotMatterToSumsRecentEventsAndItemsSeen(
      @ForAll("histories") List<Behavior> history, @ForAll long seed) {
    List<Behavior> shuffled = new ArrayList<>(history);
    Collections.shuffle(shuffled, new Random(seed));

    InterestProfile one = Histories.fold(history);
    InterestProfile other = Histories.fold(shuffled);

    assertClose(one.longTerm(), other.longTerm());
    assertClose(one.shortTerm(), other.shortTerm());
    assertClose(one.turnedAway(), other.turnedAway());
    assertThat(other.recent())
        .usingElementComparator(RecentEvent.BY_TIME_AND_ID)
        .isEqualTo(one.recent());
    assertThat(other.kinds()).isEqualTo(one.kinds());
    assertThat(other.seen()).isEqualTo(one.seen());
    assertThat(other.newestMillis()).isEqualTo(one.newestMillis());
    assertThat(other.events()).isEqualTo(one.events());
  }

  @Property(tries = 200)
  void foldingOnFromAnyPointGivesTheSameBits(
      @ForAll("histories") List<Behavior> history, @ForAll long seed) {
    int cut = history.isEmpty() ? 0 : new Random(seed).nextInt(history.size());

    InterestProfile prefix = Profiles.rebuilt(Histories.fold(history.subList(0, cut)));
    InterestProfile resumed = Histories.fold(prefix, history.subList(cut, history.size()));

    assertThat(resumed).isEqualTo(Histories.fold(history));
  }

  @Property(tries = 200)
  void thereAreNeverMoreInterestsThanTheFoldAllowsAndAllArePositive(
      @ForAll("longHistories") List<Behavior> history) {
    InterestProfile profile = Histories.fold(history);

    assertThat(profile.interests()).hasSizeLessThanOrEqualTo(Histories.FOLD.mostInterests());
    assertThat(profile.interests())
        .allSatisfy(
            interest -> {
              assertThat(interest.mass().mass()).isPositive().isFinite();
              assertThat(interest.centroid().dimensions()).isEqualTo(12);
              assertThat(interest.representatives()).doesNotHaveDuplicates().hasSizeBetween(1, 8);
            });
  }

  @Property(tries = 200)
  void gapsOfManyYearsLeaveNumbersFinite(@ForAll("longHistories") List<Behavior> history) {
    InterestProfile profile = Histories.fold(history);

    for (DecayedVector sum :
        List.of(profile.longTerm(), profile.shortTerm(), profile.turnedAway())) {
      for (float component : sum.toArray()) {
        assertThat(component).isFinite();
      }
    }
    boolean anyPositive =
        history.stream()
            .anyMatch(event -> Histories.FOLD.weight(event) > 0 && event.vector().isPresent());
    assertThat(profile.longTerm().isEmpty()).isEqualTo(!anyPositive);
    assertThat(profile.shortTerm().isEmpty()).isEqualTo(!anyPositive);
    assertThat(profile.interests().isEmpty()).isEqualTo(!anyPositive);
  }

  private static void assertClose(DecayedVector one, DecayedVector other) {
    assertThat(other.landmarkMillis()).isEqualTo(one.landmarkMillis());
    float[] expected = one.toArray();
    float[] actual = other.toArray();
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-3f));
    }
  }
}
