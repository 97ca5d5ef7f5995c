package penchant.domain.behavior;

/** Other people's values inside the project's sentences: quoted, short, and without control. */
public final class Shortened {

  private static final int MOST_CHARACTERS = 40;

  private Shortened() {}

  /** The value in single quotes, its end left out when long, control characters shown as U+XXXX. */
  public static String quote(String value) {
    StringBuilder quoted = new StringBuilder("'");
    int characters = 0;
    for (int i = 0; i < value.length(); characters++) {
      if (characters == MOST_CHARACTERS) {
        quoted.append("...");
        break;
      }
      int character = value.codePointAt(i);
      i += Character.charCount(character);
      if (Character.isISOControl(character)
          || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)) {
        quoted.append(String.format("<U+%04X>", character));
      } else {
        quoted.appendCodePoint(character);
      }
    }
    return quoted.append('\'').toString();
  }
}
