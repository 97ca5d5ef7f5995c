package penchant.domain.behavior;

import java.util.Optional;

/**
 * What may be an id, of a user, an item, an event or a source: 1 to 128 characters of any script,
 * emoji, spaces and slashes included, but no control characters and no halves of characters.
 */
public final class Ids {

  private static final int MOST_CHARACTERS = 128;

  private Ids() {}

  /**
   * Why {@code id} cannot be an id, as a sentence; empty when it can.
   *
   * @param field what the id is called where it came from
   */
  public static Optional<String> refusal(String field, String id) {
    if (id.isEmpty()) {
      return Optional.of(field + " is empty, must have 1 to " + MOST_CHARACTERS + " characters");
    }
    int units = id.length();
    int characters = 0;
    for (int i = 0; i < units; characters++) {
      int character = id.codePointAt(i);
      if (Character.isISOControl(character)) {
        return Optional.of(
            String.format(
                "%s holds the control character U+%04X at place %d, which an id must not",
                field, character, characters + 1));
      }
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        return Optional.of(
            String.format(
                "%s holds half a character (U+%04X) at place %d, which an id must not",
                field, character, characters + 1));
      }
      i += Character.charCount(character);
    }
    if (characters > MOST_CHARACTERS) {
      return Optional.of(
          field
              + " "
              + Shortened.quote(id)
              + " has "
              + characters
              + " characters, must have 1 to "
              + MOST_CHARACTERS);
    }
    return Optional.empty();
  }
}
