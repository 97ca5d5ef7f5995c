package penchant.domain.interest;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;

/**
 * Categories of which a person said "not this kind": a dislike whose context names a {@value #KIND}
 * turns the whole category away, a like that names it takes it back. Of each category the newest
 * word by event time counts, so the order of arrival does not matter. Immutable.
 */
public final class KindsTurnedAway {

  /** The name in an event's context. */
  public static final String KIND = "kind";

  public static final KindsTurnedAway NONE = new KindsTurnedAway(new TreeMap<>());

  /** Of more the oldest are forgotten, and those that were taken back before any that stands. */
  private static final int MOST = 64;

  /** Of two words at the same time the one that turns away counts. */
  private static final Comparator<Word> NEWEST_LAST =
      Comparator.comparingLong(Word::atMillis).thenComparing(Word::away);

  private final SortedMap<String, Word> words;

  /**
   * The newest word about a category.
   *
   * @param atMillis epoch milliseconds
   * @param away whether it is turned away; false when it was taken back
   */
  public record Word(long atMillis, boolean away) {}

  private KindsTurnedAway(SortedMap<String, Word> words) {
    this.words = words;
  }

  /** Read back from {@link #words}. */
  public static KindsTurnedAway of(Map<String, Word> words) {
    return words.isEmpty() ? NONE : new KindsTurnedAway(new TreeMap<>(words));
  }

  /** Whether no word was said of any category. */
  public boolean isEmpty() {
    return words.isEmpty();
  }

  KindsTurnedAway with(Behavior behavior) {
    String kind = behavior.context().get(KIND);
    boolean away = behavior.type() == BehaviorType.DISLIKE;
    if (kind == null || kind.isEmpty() || !(away || behavior.type() == BehaviorType.LIKE)) {
      return this;
    }
    Word word = new Word(behavior.at().toEpochMilli(), away);
    Word known = words.get(kind);
    if (known != null && NEWEST_LAST.compare(known, word) >= 0) {
      return this;
    }
    SortedMap<String, Word> next = new TreeMap<>(words);
    next.put(kind, word);
    if (next.size() > MOST) {
      next.remove(leastNeeded(next));
    }
    return new KindsTurnedAway(next);
  }

  private static String leastNeeded(Map<String, Word> words) {
    return Collections.min(
            words.entrySet(),
            Map.Entry.<String, Word>comparingByValue(
                    Comparator.comparing(Word::away).thenComparing(NEWEST_LAST))
                .thenComparing(Map.Entry::getKey))
        .getKey();
  }

  /** The categories that are turned away, sorted. */
  public List<String> names() {
    return words.keySet().stream().filter(this::holds).toList();
  }

  /** Whether a category is turned away. */
  public boolean holds(String category) {
    Word word = words.get(category);
    return word != null && word.away();
  }

  /** Every category that was spoken of, with the newest word. */
  public SortedMap<String, Word> words() {
    return Collections.unmodifiableSortedMap(words);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KindsTurnedAway that && words.equals(that.words);
  }

  @Override
  public int hashCode() {
    return words.hashCode();
  }

  @Override
  public String toString() {
    return "KindsTurnedAway" + names();
  }
}
