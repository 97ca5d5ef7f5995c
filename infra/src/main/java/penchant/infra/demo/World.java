package penchant.infra.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A made-up world, the same for the same seed, sizes and end: what there is, who lives in it, and
 * what they did in the weeks before {@code end}.
 */
final class World {

  /** What makes a world the same. */
  record Plan(long seed, int people, int items, Instant end) {}

  static final Duration HISTORY = Duration.ofDays(56);

  private static final double ABOUT_SOMETHING_ELSE = 0.12;
  private static final double SEARCHES = 0.06;
  private static final double WEIGHT_OF_FURTHER_THEMES = 0.6;
  private static final int MOST_EVENTS_A_SESSION = 8;
  private static final double SHARE_OF_CRAZE = 0.75;

  private final Plan plan;
  private final List<WorldItem> items;
  private final List<Person> people;
  private final Optional<Turn> turn;
  private final Map<Theme, List<WorldItem>> byTheme = new HashMap<>();

  private World(Plan plan, List<WorldItem> items, List<Person> people, Optional<Turn> turn) {
    this.plan = plan;
    this.items = items;
    this.people = people;
    this.turn = turn;
    for (WorldItem item : items) {
      byTheme.computeIfAbsent(item.theme(), theme -> new ArrayList<>()).add(item);
    }
    byTheme.values().forEach(list -> list.sort(Comparator.comparing(WorldItem::at)));
  }

  static World of(Plan plan) {
    List<Theme> themes =
        Vocabulary.themes().stream().limit(Math.max(1, Math.min(plan.items(), 40))).toList();
    List<WorldItem> items = Items.write(themes, plan.items(), random(plan, 1), plan.end());
    Instant start = plan.end().minus(HISTORY);
    Optional<Turn> turn = Turn.of(themes, plan.end());
    List<Person> people =
        Person.people(
            turn.map(change -> change.before(themes)).orElse(themes),
            plan.people(),
            random(plan, 2),
            start,
            plan.end());
    List<Person> turning =
        IntStream.range(0, people.size())
            .mapToObj(
                number ->
                    turn.map(change -> change.of(people.get(number), number))
                        .orElse(people.get(number)))
            .toList();
    return new World(plan, items, turning, turn);
  }

  Plan plan() {
    return plan;
  }

  List<WorldItem> items() {
    return items;
  }

  List<Person> people() {
    return people;
  }

  /** What will change for many at once; a world of few themes has no such thing. */
  Optional<Turn> turn() {
    return turn;
  }

  /** Somebody who does something at that moment. */
  Person someone(Instant at, Random random) {
    List<Person> busy = List.of();
    if (turn.isPresent() && turn.get().isOn(at) && random.nextDouble() < SHARE_OF_CRAZE) {
      Theme craze = random.nextBoolean() ? turn.get().taken() : turn.get().fresh();
      busy =
          people.stream()
              .filter(person -> person.turn().isPresent())
              .filter(person -> person.themesAt(at).contains(craze))
              .toList();
    }
    return Items.one(busy.isEmpty() ? people : busy, random);
  }

  /** What all did, in order of time. */
  List<WorldEvent> history() {
    List<WorldEvent> events = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      live(people.get(i), random(plan, 1_000 + i), events);
    }
    events.sort(Comparator.comparing(WorldEvent::at));
    return events;
  }

  /** What a person does at a moment. */
  WorldEvent deed(Person person, Instant at, Random random) {
    List<Theme> themes = person.themesAt(at);
    return deed(person, favourite(themes, random), at, random);
  }

  private void live(Person person, Random random, List<WorldEvent> events) {
    double meanHours = 7 * 24 / person.sessionsPerWeek();
    Instant at = plan.end().minus(HISTORY);
    while (true) {
      long gap = Math.round(-Math.log(1 - random.nextDouble()) * meanHours * 3600);
      at = at.plusSeconds(Math.max(900, gap));
      if (!at.isBefore(plan.end())) {
        return;
      }
      Theme theme = favourite(person.themesAt(at), random);
      int count = 1 + random.nextInt(MOST_EVENTS_A_SESSION);
      Instant moment = at;
      for (int i = 0; i < count && moment.isBefore(plan.end()); i++) {
        events.add(deed(person, theme, moment, random));
        moment = moment.plusSeconds(15 + random.nextInt(120));
      }
    }
  }

  private static Theme favourite(List<Theme> themes, Random random) {
    int place = 0;
    while (place < themes.size() - 1 && random.nextDouble() > WEIGHT_OF_FURTHER_THEMES) {
      place++;
    }
    return themes.get(place);
  }

  private WorldEvent deed(Person person, Theme theme, Instant at, Random random) {
    if (random.nextDouble() < SEARCHES) {
      return new WorldEvent(
          person.id(),
          at,
          "search",
          Optional.empty(),
          Optional.of(Items.one(theme.searches(), random)),
          OptionalDouble.empty());
    }
    boolean liked = random.nextDouble() >= ABOUT_SOMETHING_ELSE;
    WorldItem item = liked ? popular(theme, at, random) : other(person, at, random);
    Habits.Habit habit = Habits.draw(item.theme().domain(), liked, random);
    double value = habit.value().applyAsDouble(random);
    return new WorldEvent(
        person.id(),
        at,
        habit.type(),
        Optional.of(item.id()),
        habit.type().equals("comment")
            ? Optional.of(Habits.comment(value, random))
            : Optional.empty(),
        Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value));
  }

  /** Something of no interest to the person, if the world has such a thing. */
  private WorldItem other(Person person, Instant at, Random random) {
    WorldItem item = Items.one(items, random);
    for (int i = 0; i < 20; i++) {
      if (!person.themesAt(at).contains(item.theme()) && !item.at().isAfter(at)) {
        break;
      }
      item = Items.one(items, random);
    }
    return item;
  }

  /** An item that was there already; a few of each theme draw most of the looks. */
  private WorldItem popular(Theme theme, Instant at, Random random) {
    List<WorldItem> there =
        byTheme.getOrDefault(theme, items).stream().filter(item -> !item.at().isAfter(at)).toList();
    List<WorldItem> choices = there.isEmpty() ? byTheme.getOrDefault(theme, items) : there;
    double draw = random.nextDouble();
    return choices.get((int) (draw * draw * choices.size()));
  }

  private static Random random(Plan plan, long use) {
    return new Random(plan.seed() * 1_000_003L + use);
  }
}
