package penchant.domain.behavior;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Accepts or refuses an event by itself, before anybody is asked about its user or item. What
 * cannot have happened is refused: unknown kinds, values out of range, impossible times.
 */
public final class BehaviorRules {

  /** Behaviour on the web does not go back further. */
  public static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  /** Clocks differ; further ahead than this is a mistake. */
  public static final Duration FURTHEST_AHEAD = Duration.ofMinutes(5);

  public static final int MOST_TEXT_CHARACTERS = 100_000;

  private static final int MOST_CONTEXT_ENTRIES = 32;
  private static final int MOST_CONTEXT_CHARACTERS = 256;

  private static final String KNOWN_TYPES =
      Stream.of(BehaviorType.values())
          .map(BehaviorType::wireName)
          .collect(Collectors.joining(", "));

  private BehaviorRules() {}

  /**
   * Why the event is refused, as a sentence that names the field, its value and what it may be;
   * empty when the event is welcome.
   *
   * @param wallClock the time of receipt
   */
  public static Optional<String> refusal(BehaviorDraft draft, Instant wallClock) {
    Optional<BehaviorType> type = BehaviorType.ofWireName(draft.type());
    if (type.isEmpty()) {
      return Optional.of(
          "type " + Shortened.quote(draft.type()) + " is unknown, must be one of " + KNOWN_TYPES);
    }
    if (draft.item().isEmpty() && draft.text().isEmpty()) {
      return Optional.of("item and text are missing, an event needs one of them");
    }
    return Ids.refusal("user", draft.user())
        .or(() -> draft.id().flatMap(id -> Ids.refusal("id", id)))
        .or(() -> draft.item().flatMap(item -> Ids.refusal("item", item)))
        .or(() -> refusalOfText(draft))
        .or(() -> refusalOfValue(type.get(), draft))
        .or(() -> draft.at().flatMap(at -> refusalOfTime(at, wallClock)))
        .or(() -> refusalOfPlace(draft))
        .or(() -> refusalOfContext(draft.context()));
  }

  private static Optional<String> refusalOfText(BehaviorDraft draft) {
    return draft
        .text()
        .filter(text -> text.length() > MOST_TEXT_CHARACTERS)
        .map(text -> text.codePointCount(0, text.length()))
        .filter(characters -> characters > MOST_TEXT_CHARACTERS)
        .map(characters -> "text has " + characters + " characters, must have at most 100,000");
  }

  private static Optional<String> refusalOfValue(BehaviorType type, BehaviorDraft draft) {
    if (draft.value().isEmpty()) {
      return Optional.empty();
    }
    double value = draft.value().getAsDouble();
    ValueRange range = ValueRange.of(type);
    return range.contains(value)
        ? Optional.empty()
        : Optional.of(
            "value "
                + value
                + " is out of range, that of a "
                + type.wireName()
                + " must be "
                + range.meaning());
  }

  /**
   * Why {@code at} cannot be when something happened; empty when it can.
   *
   * @param wallClock the time of receipt
   */
  public static Optional<String> refusalOfTime(Instant at, Instant wallClock) {
    if (at.isBefore(EARLIEST)) {
      return Optional.of("at " + at + " is too early, must not be before 1990");
    }
    if (at.isAfter(wallClock.plus(FURTHEST_AHEAD))) {
      return Optional.of(
          "at " + at + " lies ahead, must be at most 5 minutes after now, which is " + wallClock);
    }
    return Optional.empty();
  }

  private static Optional<String> refusalOfPlace(BehaviorDraft draft) {
    if (draft.offset().isPresent() && draft.source().isEmpty()) {
      return Optional.of(
          "offset " + draft.offset().getAsLong() + " stands alone, it needs a source");
    }
    if (draft.offset().isPresent() && draft.offset().getAsLong() < 0) {
      return Optional.of(
          "offset " + draft.offset().getAsLong() + " is negative, must be 0 or more");
    }
    return draft.source().flatMap(source -> Ids.refusal("source", source));
  }

  /** Why these cannot be circumstances, of an event or of a request; empty when they can. */
  public static Optional<String> refusalOfContext(Map<String, String> context) {
    if (context.size() > MOST_CONTEXT_ENTRIES) {
      return Optional.of(
          "context has " + context.size() + " entries, must have at most " + MOST_CONTEXT_ENTRIES);
    }
    for (Map.Entry<String, String> entry : context.entrySet()) {
      Optional<String> refusal = Ids.refusal("context key", entry.getKey());
      if (refusal.isPresent()) {
        return refusal;
      }
      if (entry.getValue().length() > MOST_CONTEXT_CHARACTERS) {
        return Optional.of(
            "context "
                + Shortened.quote(entry.getKey())
                + " has "
                + entry.getValue().length()
                + " characters, must have at most "
                + MOST_CONTEXT_CHARACTERS);
      }
    }
    return Optional.empty();
  }
}
