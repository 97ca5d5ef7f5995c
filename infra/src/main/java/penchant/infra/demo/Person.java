package penchant.infra.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Somebody whose interests are known.
 *
 * @param themes what the person cares for at first, most of all the first
 * @param drift when that changed, and to what
 * @param turn when it changed again, together with others
 * @param sessionsPerWeek how often the person comes by
 */
record Person(
    String id,
    List<Theme> themes,
    Optional<Drift> drift,
    Optional<Drift> turn,
    double sessionsPerWeek) {

  private static final double DRIFTING = 0.25;
  private static final double SAME_SPIRIT = 0.6;
  private static final int MOST_THEMES = 3;
  private static final List<String> NAMES =
      List.of(
          "ada", "amir", "anna", "bela", "bruno", "carla", "chen", "clara", "dario", "dina", "edda",
          "emil", "fatima", "felix", "greta", "hana", "hugo", "ines", "ivan", "jonas", "julia",
          "kamal", "kira", "lena", "leo", "lucia", "maya", "milan", "mina", "nils", "noor", "olga",
          "oscar", "paul", "petra", "quinn", "rosa", "ruben", "sami", "sofia", "tara", "theo",
          "uma", "vera", "viktor", "wanda", "xenia", "yara", "yusuf", "zoe");

  /** From {@code at} on the person cares for {@code themes} only. */
  record Drift(Instant at, List<Theme> themes) {}

  /** What the person cares for at a time. */
  List<Theme> themesAt(Instant time) {
    return Stream.of(turn, drift)
        .flatMap(Optional::stream)
        .filter(change -> !time.isBefore(change.at()))
        .findFirst()
        .map(Drift::themes)
        .orElse(themes);
  }

  /** The same, who will change once more. */
  Person turningTo(Drift next) {
    return new Person(id, themes, drift, Optional.of(next), sessionsPerWeek);
  }

  /** Makes people; drifts lie in the middle half of the time from {@code start} to {@code end}. */
  static List<Person> people(
      List<Theme> themes, int count, Random random, Instant start, Instant end) {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = String.format(Locale.ROOT, "%s-%03d", NAMES.get(i % NAMES.size()), i + 1);
      List<Theme> first = pick(themes, Set.of(), random);
      double sessions = 0.5 + 3 * random.nextDouble();
      Optional<Drift> drift = Optional.empty();
      if (random.nextDouble() < DRIFTING) {
        long span = end.getEpochSecond() - start.getEpochSecond();
        long after = Math.round(span * (0.25 + 0.5 * random.nextDouble()));
        drift =
            Optional.of(
                new Drift(start.plusSeconds(after), pick(themes, new HashSet<>(first), random)));
      }
      people.add(new Person(id, first, drift, Optional.empty(), sessions));
    }
    return List.copyOf(people);
  }

  /** One to three themes, the further ones often of the first one's spirit, in another domain. */
  private static List<Theme> pick(List<Theme> themes, Set<Theme> not, Random random) {
    List<Theme> picked = new ArrayList<>();
    int count = 1 + random.nextInt(MOST_THEMES);
    while (picked.size() < count) {
      boolean alike = !picked.isEmpty() && random.nextDouble() < SAME_SPIRIT;
      List<Theme> choices =
          themes.stream()
              .filter(theme -> !not.contains(theme) && !picked.contains(theme))
              .filter(theme -> !alike || theme.spirit().equals(picked.get(0).spirit()))
              .toList();
      if (!choices.isEmpty()) {
        picked.add(Items.one(choices, random));
      } else if (!alike) {
        break;
      }
    }
    return picked.isEmpty() ? List.copyOf(not) : List.copyOf(picked);
  }
}
