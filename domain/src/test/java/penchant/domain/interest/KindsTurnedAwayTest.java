package penchant.domain.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;

class KindsTurnedAwayTest {

  @Test
  void aDislikeThatNamesAKindTurnsItAwayAndALikeTakesItBack() {
    List<Behavior> history =
        new ArrayList<>(
            List.of(
                said(BehaviorType.DISLIKE, "garden", 1),
                said(BehaviorType.DISLIKE, "music", 2),
                said(BehaviorType.LIKE, "garden", 3)));

    assertThat(Histories.fold(history).kinds().names()).containsExactly("music");
    Collections.reverse(history);
    assertThat(Histories.fold(history).kinds().names()).containsExactly("music");
    assertThat(Profiles.rebuilt(Histories.fold(history))).isEqualTo(Histories.fold(history));
  }

  @Test
  void aDislikeThatNamesNoKindAndOtherEventsThatDoTurnNothingAway() {
    Behavior plain =
        Histories.behavior(BehaviorType.DISLIKE, "spade", Optional.empty(), Histories.START, false);

    assertThat(Histories.fold(List.of(plain, said(BehaviorType.VIEW, "garden", 1))).kinds().names())
        .isEmpty();
  }

  @Test
  void ofManyKindsTheOldestAreForgotten() {
    List<Behavior> history = new ArrayList<>();
    for (int day = 0; day < 70; day++) {
      history.add(said(BehaviorType.DISLIKE, "kind-" + day, day));
    }

    assertThat(Histories.fold(history).kinds().names())
        .hasSize(64)
        .contains("kind-69", "kind-6")
        .doesNotContain("kind-5");
  }

  @Test
  void whatWasTakenBackIsForgottenBeforeWhatStands() {
    List<Behavior> history = new ArrayList<>();
    history.add(said(BehaviorType.DISLIKE, "garden", 0));
    for (int day = 1; day < 70; day++) {
      history.add(said(BehaviorType.LIKE, "kind-" + day, day));
    }

    assertThat(Histories.fold(history).kinds().names()).containsExactly("garden");
  }

  private static Behavior said(BehaviorType type, String kind, int day) {
    Behavior plain =
        Histories.behavior(
            type, "spade", Optional.empty(), Histories.START.plus(Duration.ofDays(day)), false);
    return new Behavior(
        plain.key(),
        plain.type(),
        plain.item(),
        plain.text(),
        plain.value(),
        plain.at(),
        new TreeMap<>(Map.of(KindsTurnedAway.KIND, kind)),
        plain.vector(),
        plain.vectorSpace(),
        plain.noise());
  }
}
