package penchant.domain.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import penchant.domain.behavior.Ids;
import penchant.domain.behavior.Shortened;
import penchant.domain.vector.VectorSpace;

/** Accepts or refuses an item as it was sent, before anything is done with it. */
public final class ItemRules {

  public static final int MOST_TEXT_CHARACTERS = 100_000;

  /** Films are older than the web; nothing is older than the calendar. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  /** Courses and concerts are announced long before; they count as new when their time comes. */
  private static final Duration FURTHEST_AHEAD = Duration.ofDays(3_660);

  private static final int MOST_WORDS = 100;
  private static final int MOST_WORD_CHARACTERS = 256;

  private ItemRules() {}

  /**
   * Why the item is refused, as a sentence that says what is wrong and what would be right; empty
   * when it is welcome.
   *
   * @param space of the catalogue, which the item's own vector must be of
   * @param wallClock the time of receipt
   */
  public static Optional<String> refusal(ItemDraft draft, VectorSpace space, Instant wallClock) {
    return Ids.refusal("id", draft.id())
        .or(() -> refusalOfText(draft))
        .or(() -> draft.domain().flatMap(domain -> Ids.refusal("domain", domain)))
        .or(() -> refusalOfWords("categories", draft.categories()))
        .or(() -> refusalOfWords("labels", draft.labels()))
        .or(() -> draft.at().flatMap(at -> refusalOfTime(at, wallClock)))
        .or(() -> draft.vector().flatMap(vector -> refusalOfVector(draft.id(), vector, space)));
  }

  private static Optional<String> refusalOfText(ItemDraft draft) {
    int title = draft.title().length();
    int text = draft.text().length();
    if (title > MOST_TEXT_CHARACTERS || text > MOST_TEXT_CHARACTERS) {
      return Optional.of(
          String.format(
              "%s has %d characters, must have at most %d",
              title > text ? "title" : "text", Math.max(title, text), MOST_TEXT_CHARACTERS));
    }
    if (draft.title().isBlank() && draft.text().isBlank() && draft.vector().isEmpty()) {
      return Optional.of("title, text and vector are missing, an item needs one of them");
    }
    return Optional.empty();
  }

  private static Optional<String> refusalOfWords(String field, List<String> words) {
    if (words.size() > MOST_WORDS) {
      return Optional.of(
          field + " has " + words.size() + " entries, must have at most " + MOST_WORDS);
    }
    for (String word : words) {
      if (word.isBlank() || word.length() > MOST_WORD_CHARACTERS) {
        return Optional.of(
            String.format(
                "%s holds %s, each must have 1 to %d characters",
                field, Shortened.quote(word), MOST_WORD_CHARACTERS));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> refusalOfTime(Instant at, Instant wallClock) {
    Instant latest = wallClock.plus(FURTHEST_AHEAD);
    return at.isBefore(EARLIEST) || at.isAfter(latest)
        ? Optional.of("at is " + at + ", must be between " + EARLIEST + " and " + latest)
        : Optional.empty();
  }

  private static Optional<String> refusalOfVector(
      String id, List<Double> vector, VectorSpace space) {
    if (vector.size() != space.dimensions()) {
      return Optional.of(
          String.format(
              "item %s has a vector of %d numbers, this catalogue holds %d (vector space %s)",
              Shortened.quote(id), vector.size(), space.dimensions(), space.id()));
    }
    boolean zero = true;
    for (int i = 0; i < vector.size(); i++) {
      float component = vector.get(i).floatValue();
      if (!Float.isFinite(component)) {
        return Optional.of(
            String.format(
                "item %s has the number %s at place %d of its vector, must be a finite float",
                Shortened.quote(id), vector.get(i), i));
      }
      zero &= component == 0;
    }
    return zero
        ? Optional.of(
            String.format(
                "item %s has a vector of %d zeros, which has no direction (vector space %s)",
                Shortened.quote(id), vector.size(), space.id()))
        : Optional.empty();
  }
}
