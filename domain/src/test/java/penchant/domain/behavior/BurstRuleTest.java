package penchant.domain.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BurstRuleTest {

  private static final BurstRule RULE = new BurstRule(30, Duration.ofSeconds(10));
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void whatIsBeyondThirtyViewsInTenSecondsIsNoise() {
    List<Behavior> marked = RULE.mark(List.of(), every(100, 35, BehaviorType.VIEW));

    assertThat(marked.stream().map(Behavior::noise).toList())
        .startsWith(Collections.nCopies(30, false).toArray(Boolean[]::new))
        .endsWith(Collections.nCopies(5, true).toArray(Boolean[]::new));
  }

  @Test
  void aPersonWhoClicksOnceASecondMakesNoNoise() {
    assertThat(RULE.mark(List.of(), every(1_000, 500, BehaviorType.CLICK)))
        .noneMatch(Behavior::noise);
  }

  @Test
  void purchasesAndRatingsAreNeverNoise() {
    assertThat(RULE.mark(List.of(), every(0, 200, BehaviorType.PURCHASE)))
        .noneMatch(Behavior::noise);
    assertThat(RULE.mark(List.of(), every(0, 200, BehaviorType.RATING))).noneMatch(Behavior::noise);
  }

  @Test
  void whatTheProfileRemembersFillsTheWindowToo() {
    List<Behavior> before = every(100, 30, BehaviorType.VIEW);

    List<Behavior> marked = RULE.mark(before, List.of(at(3_000, BehaviorType.CLICK)));

    assertThat(marked.get(0).noise()).isTrue();
  }

  @Test
  void aBurstThatIsSentBackwardsIsFound() {
    List<Behavior> backwards = new ArrayList<>(every(100, 35, BehaviorType.VIEW));
    Collections.reverse(backwards);

    assertThat(RULE.mark(List.of(), backwards).stream().filter(Behavior::noise)).hasSize(5);
  }

  @Test
  void anEventLongAfterABurstCounts() {
    List<Behavior> before = every(10, 60, BehaviorType.VIEW);

    assertThat(RULE.mark(before, List.of(at(60_000, BehaviorType.VIEW))).get(0).noise()).isFalse();
  }

  @Property
  void theBatchKeepsItsOrderAndEventByEventIsTheSameAsTogether(
      @ForAll @Size(max = 60) List<@IntRange(max = 40_000) Integer> millis) {
    BurstRule rule = new BurstRule(5, Duration.ofSeconds(10));
    List<Behavior> batch = millis.stream().map(ms -> at(ms, BehaviorType.VIEW)).toList();

    List<Behavior> together = rule.mark(List.of(), batch);
    List<Behavior> oneByOne = new ArrayList<>();
    for (Behavior behavior : batch) {
      oneByOne.addAll(rule.mark(oneByOne, List.of(behavior)));
    }

    assertThat(together).isEqualTo(oneByOne);
    assertThat(together.stream().map(Behavior::at).toList())
        .isEqualTo(batch.stream().map(Behavior::at).toList());
  }

  private static List<Behavior> every(int millis, int count, BehaviorType type) {
    return IntStream.range(0, count).mapToObj(i -> at(i * millis, type)).toList();
  }

  private static Behavior at(int millis, BehaviorType type) {
    return new Behavior(
        EventKey.NONE,
        type,
        Optional.of("item"),
        "",
        OptionalDouble.empty(),
        START.plusMillis(millis),
        new TreeMap<>(),
        Optional.empty(),
        "",
        false);
  }
}
