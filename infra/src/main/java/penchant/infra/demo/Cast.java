package penchant.infra.demo;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is shown: two people of one steady interest each, of different kinds, and one whose interest
 * changed. A tiny world may have neither; then whoever lives there is shown.
 */
record Cast(Person first, Person second, Optional<Person> drifter) {

  static Cast of(World world, List<WorldEvent> history) {
    Map<String, Long> events =
        history.stream().collect(Collectors.groupingBy(WorldEvent::user, Collectors.counting()));
    List<Person> busiestFirst =
        world.people().stream()
            .sorted(
                Comparator.comparing((Person person) -> -events.getOrDefault(person.id(), 0L))
                    .thenComparing(Person::id))
            .toList();
    Predicate<Person> steady =
        person ->
            person.drift().isEmpty() && person.turn().isEmpty() && person.themes().size() == 1;
    Person first = find(busiestFirst, steady, person -> true);
    Person second =
        find(
            busiestFirst,
            steady.and(person -> !alike(person, first)),
            person -> !person.equals(first));
    Optional<Person> drifter =
        busiestFirst.stream()
            .filter(person -> person.drift().isPresent() && person.turn().isEmpty())
            .filter(person -> person.themes().size() == 1)
            .filter(person -> person.drift().get().themes().size() == 1)
            .findFirst()
            .or(() -> busiestFirst.stream().filter(p -> p.drift().isPresent()).findFirst());
    return new Cast(first, second, drifter);
  }

  /** Their ids. */
  Set<String> ids() {
    return Stream.concat(Stream.of(first, second), drifter.stream())
        .map(Person::id)
        .collect(Collectors.toSet());
  }

  private static Person find(
      List<Person> people, Predicate<Person> best, Predicate<Person> otherwise) {
    return Stream.<Predicate<Person>>of(best, otherwise, person -> true)
        .flatMap(wanted -> people.stream().filter(wanted).limit(1))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("--people must be at least 1"));
  }

  private static boolean alike(Person a, Person b) {
    Theme one = a.themes().get(0);
    Theme other = b.themes().get(0);
    return one.spirit().equals(other.spirit()) || one.domain().equals(other.domain());
  }
}
