package penchant.domain.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import penchant.domain.behavior.Behavior;
import penchant.domain.interest.Fold;

/**
 * A history cut in two: what is known, and what people then liked of what they had not met.
 *
 * @param known what happened before
 * @param now the time to rank for
 * @param truth by user, each with at least one item
 */
public record Window(History known, Instant now, Map<String, Set<String>> truth) {

  /** A cut by time is good for something from so many people on. */
  private static final int ENOUGH_PEOPLE = 30;

  private static final int ENOUGH_LIKED = 5;

  /**
   * The last {@code share} of all events, or else of each person's: where everybody is there for
   * one day only, as in a survey, a cut by time leaves nobody on both sides.
   *
   * @return nothing where the history is too small to learn from
   */
  public static Optional<Window> last(History history, double share, Fold fold) {
    Optional<Window> byTime = byTime(history, share, fold);
    return byTime.isPresent() ? byTime : byPerson(history, share, fold);
  }

  private static Optional<Window> byTime(History history, double share, Fold fold) {
    long[] times = history.times();
    if (times.length == 0) {
      return Optional.empty();
    }
    long cut = times[(int) (times.length * (1 - share))];
    History known = history.where((user, event) -> event.at().toEpochMilli() < cut);
    History after = history.where((user, event) -> event.at().toEpochMilli() >= cut);
    return enough(new Window(known, Instant.ofEpochMilli(cut), liked(known, after, fold)), history);
  }

  private static Optional<Window> byPerson(History history, double share, Fold fold) {
    Map<String, Set<Behavior>> last = new HashMap<>();
    history
        .byUser()
        .forEach(
            (user, events) -> {
              Set<String> liked = new LinkedHashSet<>();
              for (Behavior event : events) {
                if (fold.weight(event) > 0 && event.item().isPresent()) {
                  liked.add(event.item().get());
                }
              }
              if (liked.size() >= ENOUGH_LIKED) {
                List<String> items = new ArrayList<>(liked);
                int held = Math.max(1, (int) (items.size() * share));
                Set<String> away = new HashSet<>(items.subList(items.size() - held, items.size()));
                Set<Behavior> own = new HashSet<>();
                for (Behavior event : events) {
                  if (event.item().filter(away::contains).isPresent()) {
                    own.add(event);
                  }
                }
                last.put(user, own);
              }
            });
    History known =
        history.where((user, event) -> !last.getOrDefault(user, Set.of()).contains(event));
    History after =
        history.where((user, event) -> last.getOrDefault(user, Set.of()).contains(event));
    return enough(new Window(known, history.newest(), liked(known, after, fold)), history);
  }

  private static Optional<Window> enough(Window window, History history) {
    int least = Math.min(ENOUGH_PEOPLE, Math.max(1, history.byUser().size() / 4));
    return Optional.of(window).filter(some -> some.truth.size() >= least && some.truth.size() >= 5);
  }

  /** What people liked afterwards that they had not met before. */
  private static Map<String, Set<String>> liked(History known, History after, Fold fold) {
    Map<String, Set<String>> truth = new TreeMap<>();
    after
        .byUser()
        .forEach(
            (user, events) -> {
              List<Behavior> before = known.byUser().get(user);
              if (before == null) {
                return;
              }
              Set<String> met = new HashSet<>();
              before.forEach(event -> event.item().ifPresent(met::add));
              Set<String> own = new LinkedHashSet<>();
              for (Behavior event : events) {
                if (fold.weight(event) > 0) {
                  event.item().filter(item -> !met.contains(item)).ifPresent(own::add);
                }
              }
              if (!own.isEmpty()) {
                truth.put(user, own);
              }
            });
    return truth;
  }
}
