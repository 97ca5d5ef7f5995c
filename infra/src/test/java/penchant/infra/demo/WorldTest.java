package penchant.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import penchant.domain.behavior.BehaviorType;

class WorldTest {

  private static final Instant END = Instant.parse("2026-01-31T12:00:00Z");
  private static final World WORLD = World.of(new World.Plan(1, 1000, 2400, END));
  private static final List<WorldEvent> HISTORY = WORLD.history();
  private static final Map<String, WorldItem> ITEMS =
      WORLD.items().stream().collect(Collectors.toMap(WorldItem::id, Function.identity()));

  @Test
  void theSamePlanIsTheSameWorld() {
    World again = World.of(WORLD.plan());

    assertThat(again.items()).isEqualTo(WORLD.items());
    assertThat(again.people()).isEqualTo(WORLD.people());
    assertThat(again.history()).isEqualTo(HISTORY);
  }

  @Test
  void anotherSeedIsAnotherWorld() {
    World other = World.of(new World.Plan(2, 50, 200, END));

    assertThat(other.items()).isNotEqualTo(WORLD.items().subList(0, 200));
    assertThat(other.people()).isNotEqualTo(WORLD.people().subList(0, 50));
  }

  @Test
  void peopleHaveOneToThreeInterestsAndAboutAQuarterDrifts() {
    assertThat(WORLD.people())
        .hasSize(1000)
        .allSatisfy(person -> assertThat(person.themes()).hasSizeBetween(1, 3));
    assertThat(WORLD.people().stream().map(Person::id)).doesNotHaveDuplicates();
    assertThat(WORLD.people().stream().filter(person -> person.drift().isPresent()).count())
        .isBetween(200L, 300L);
    assertThat(WORLD.people().stream().flatMap(person -> person.drift().stream()))
        .allSatisfy(drift -> assertThat(drift.at()).isBetween(END.minus(World.HISTORY), END));
  }

  @Test
  void everyEventIsOneThatTheApiTakes() {
    assertThat(HISTORY)
        .hasSizeGreaterThan(40_000)
        .allSatisfy(
            event -> {
              BehaviorType type = BehaviorType.ofWireName(event.type()).orElseThrow();
              assertThat(event.at()).isBetween(END.minus(World.HISTORY), END);
              assertThat(event.item().isPresent() || event.text().isPresent()).isTrue();
              event.item().ifPresent(item -> assertThat(ITEMS).containsKey(item));
              event
                  .value()
                  .ifPresent(
                      value ->
                          assertThat(value)
                              .isBetween(
                                  type == BehaviorType.COMMENT ? -1.0 : 0.0,
                                  type == BehaviorType.RATING ? 5.0 : 86_400.0));
            });
  }

  @Test
  void theHistoryIsInOrderOfTimeAndHasEveryKindOfBehaviour() {
    assertThat(HISTORY).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    assertThat(HISTORY.stream().map(WorldEvent::type).collect(Collectors.toSet()))
        .hasSize(BehaviorType.values().length);
  }

  @Test
  void whatPeopleDoFollowsTheirInterestsAlsoAfterADrift() {
    Map<String, Person> people =
        WORLD.people().stream().collect(Collectors.toMap(Person::id, Function.identity()));

    double fitting =
        HISTORY.stream()
            .filter(event -> event.item().isPresent())
            .mapToDouble(
                event -> {
                  Theme theme =
                      Optional.ofNullable(ITEMS.get(event.item().orElseThrow()))
                          .orElseThrow()
                          .theme();
                  Person person = Optional.ofNullable(people.get(event.user())).orElseThrow();
                  return person.themesAt(event.at()).contains(theme) ? 1 : 0;
                })
            .average()
            .orElse(0);

    assertThat(fitting).isBetween(0.8, 0.95);
  }

  @Test
  void afterTheHistoryOneInterestGoesOverToAnotherAndOneAppears() {
    Turn turn = WORLD.turn().orElseThrow();

    assertThat(turn.at()).isAfter(END);
    assertThat(WORLD.people())
        .noneMatch(person -> person.themesAt(END).contains(turn.fresh()))
        .noneMatch(person -> person.themesAt(turn.at()).get(0).equals(turn.left()));
    assertThat(WORLD.people().stream().filter(person -> person.turn().isPresent()))
        .hasSizeBetween(40, 120)
        .allMatch(
            person ->
                person
                    .themesAt(turn.at())
                    .equals(
                        List.of(
                            person.themesAt(END).get(0).equals(turn.left())
                                ? turn.taken()
                                : turn.fresh())));
  }

  @Test
  void whoeverHasTurnedIsBusyForAWhile() {
    Turn turn = WORLD.turn().orElseThrow();
    Random random = new Random(5);

    assertThat(turned(turn.at().minusSeconds(1), random)).isLessThan(200);
    assertThat(turned(turn.at(), random)).isGreaterThan(700);
    assertThat(turned(turn.at().plusSeconds(3_600), random)).isLessThan(200);
  }

  /** Of 1,000 who do something then, how many have turned or will. */
  private static long turned(Instant at, Random random) {
    return IntStream.range(0, 1_000)
        .filter(i -> WORLD.someone(at, random).turn().isPresent())
        .count();
  }

  @Test
  void aTinyWorldWorksToo() {
    World tiny = World.of(new World.Plan(3, 2, 5, END));

    assertThat(tiny.items()).hasSize(5);
    assertThat(tiny.history()).isNotEmpty();
  }
}
