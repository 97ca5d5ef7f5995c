package penchant.infra.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What changes for many people at once while the world lives on: one interest goes over to another,
 * and one appears that nobody had. It is known beforehand, so that what the clusters tell of it can
 * be held against it.
 *
 * @param left whoever cares for this most of all cares from then on
 * @param taken for this only
 * @param fresh and some of all others for this, which nobody cared for before
 */
record Turn(Instant at, Theme left, Theme taken, Theme fresh) {

  /** After the end of the history, so that it has been told by then and all has been quiet. */
  private static final Duration AFTER_HISTORY = Duration.ofMinutes(8);

  /** So long those who have turned are busier than all others. */
  private static final Duration CRAZE = Duration.ofMinutes(6);

  private static final int LEAST_THEMES = 4;
  private static final int ONE_IN = 25;

  /** The turn of a world, if it has themes enough. */
  static Optional<Turn> of(List<Theme> themes, Instant end) {
    return themes.size() < LEAST_THEMES
        ? Optional.empty()
        : Optional.of(
            new Turn(
                end.plus(AFTER_HISTORY),
                themes.get(0),
                themes.get(themes.size() / 2),
                themes.get(themes.size() - 1)));
  }

  /** What people care for before it. */
  List<Theme> before(List<Theme> themes) {
    return themes.stream().filter(theme -> !theme.equals(fresh)).toList();
  }

  /** The person of that number, who may take part in it. */
  Person of(Person person, int number) {
    if (person.themesAt(at).get(0).equals(left)) {
      return person.turningTo(new Person.Drift(at, List.of(taken)));
    }
    return number % ONE_IN == 0 ? person.turningTo(new Person.Drift(at, List.of(fresh))) : person;
  }

  /** Whether those who have turned are busier than all others. */
  boolean isOn(Instant time) {
    return !time.isBefore(at) && time.isBefore(at.plus(CRAZE));
  }
}
