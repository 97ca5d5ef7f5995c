package penchant.domain.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import penchant.domain.behavior.Behavior;

/**
 * What people did, each person's events in the order in which they came.
 *
 * @param byUser in the order in which people appeared
 * @param oneStandsFor how many people one of these stands for: 1, unless they are a sample
 */
public record History(Map<String, List<Behavior>> byUser, double oneStandsFor) {

  /** Of everybody. */
  public History(Map<String, List<Behavior>> byUser) {
    this(byUser, 1);
  }

  /** Only the events that {@code kept} lets through. */
  public History where(BiPredicate<String, Behavior> kept) {
    Map<String, List<Behavior>> some = new LinkedHashMap<>();
    byUser.forEach(
        (user, events) -> {
          List<Behavior> own = new ArrayList<>();
          for (Behavior event : events) {
            if (kept.test(user, event)) {
              own.add(event);
            }
          }
          if (!own.isEmpty()) {
            some.put(user, own);
          }
        });
    return new History(some, oneStandsFor);
  }

  public long events() {
    return byUser.values().stream().mapToLong(List::size).sum();
  }

  /** The newest event time; the epoch without events. */
  public Instant newest() {
    Instant newest = Instant.EPOCH;
    for (List<Behavior> events : byUser.values()) {
      for (Behavior event : events) {
        newest = event.at().isAfter(newest) ? event.at() : newest;
      }
    }
    return newest;
  }

  /** All event times, ascending, in epoch milliseconds. */
  public long[] times() {
    return byUser.values().stream()
        .flatMap(List::stream)
        .mapToLong(event -> event.at().toEpochMilli())
        .sorted()
        .toArray();
  }
}
