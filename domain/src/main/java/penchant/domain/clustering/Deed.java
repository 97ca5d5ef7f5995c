package penchant.domain.clustering;

import java.util.Optional;

/**
 * What one event adds to the sums of its cluster: popularity of an item, weight of a term.
 *
 * @param key {@link #ofItem} or {@link #ofTerm}
 * @param weight as folded, negative for a return or a dislike
 * @param atMillis the event's own time, epoch milliseconds
 */
public record Deed(String key, double weight, long atMillis) {

  private static final String ITEM = "item:";
  private static final String TERM = "term:";

  public Deed {
    if (!key.startsWith(ITEM) && !key.startsWith(TERM)) {
      throw new IllegalArgumentException(
          "a deed is about an item or a term, its key was '" + key + "'");
    }
    if (!Double.isFinite(weight)) {
      throw new IllegalArgumentException("the weight of '" + key + "' is " + weight);
    }
  }

  /** The key of an event about an item, known or not. */
  public static String ofItem(String item) {
    return ITEM + item;
  }

  /** The key of one term of an event that has a text and no item. */
  public static String ofTerm(String term) {
    return TERM + term;
  }

  /** The item's id, if it is about an item. */
  public Optional<String> item() {
    return isItem(key) ? Optional.of(subject(key)) : Optional.empty();
  }

  static boolean isItem(String key) {
    return key.startsWith(ITEM);
  }

  /** The item's id, or the term itself. */
  static String subject(String key) {
    return key.substring(ITEM.length());
  }
}
