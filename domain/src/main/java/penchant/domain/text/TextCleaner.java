package penchant.domain.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;

/**
 * Turns text as it comes in into text as the encoders want it: HTML becomes what a reader would
 * see, control characters and invisible marks go, runs of white space become one space, Unicode is
 * in form C, and what is over the limit is cut. Nothing depends on the language.
 *
 * <p>Cleaning is idempotent: what is clean stays as it is. That is why markup that hides under
 * several layers of escapes is unpacked only {@value #LAYERS} times, and then loses the characters
 * that make it markup.
 */
public final class TextCleaner {

  /** The longest clean text, in UTF-16 units. */
  public static final int MAX_CHARS = 20_000;

  /** Markup takes room, so more is read than is kept; what lies beyond cannot matter. */
  private static final int MAX_RAW_CHARS = 10 * MAX_CHARS;

  private static final int LAYERS = 3;

  private static final Pattern TAG = Pattern.compile("</?([a-zA-Z][a-zA-Z0-9]*)(?:[\\s/][^<>]*)?>");

  private TextCleaner() {}

  /** The clean form of {@code raw}; empty if there is nothing to read in it. */
  public static String clean(String raw) {
    String text = normalise(cut(raw, MAX_RAW_CHARS));
    for (int layer = 0; layer < LAYERS; layer++) {
      String below = normalise(withoutMarkup(text));
      if (below.equals(text)) {
        break;
      }
      text = below;
    }
    text = cut(text, MAX_CHARS).strip();
    boolean stable = normalise(withoutMarkup(text)).equals(text);
    return stable ? text : normalise(text.replace('<', ' ').replace('&', ' '));
  }

  private static String withoutMarkup(String text) {
    if (text.indexOf('<') >= 0 && hasTag(text)) {
      return Jsoup.parse(text).text();
    }
    return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
  }

  /** Only names that HTML knows count, so that "3 < 4" and "List<String>" stay what they are. */
  private static boolean hasTag(String text) {
    int comment = text.indexOf("<!--");
    if (comment >= 0 && text.indexOf("-->", comment) >= 0) {
      return true;
    }
    Matcher tags = TAG.matcher(text);
    while (tags.find()) {
      if (Tag.isKnownTag(tags.group(1).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static String normalise(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !isInvisibleMark(c))
        .map(TextCleaner::spaceIfBlank)
        .forEach(c -> append(visible, c));
    String composed = Normalizer.normalize(visible, Normalizer.Form.NFC);
    return composed.strip();
  }

  private static void append(StringBuilder text, int codePoint) {
    boolean run = codePoint == ' ' && !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
    if (!run) {
      text.appendCodePoint(codePoint);
    }
  }

  private static int spaceIfBlank(int codePoint) {
    int type = Character.getType(codePoint);
    boolean blank =
        type == Character.CONTROL
            || type == Character.SURROGATE
            || Character.isWhitespace(codePoint)
            || Character.isSpaceChar(codePoint);
    return blank ? ' ' : codePoint;
  }

  /**
   * Soft hyphen, zero-width space, word joiner, byte order mark, and marks of writing direction.
   * The joiners U+200C and U+200D stay: Persian words and family emoji are spelt with them.
   */
  private static boolean isInvisibleMark(int codePoint) {
    return codePoint == 0x00AD
        || codePoint == 0x200B
        || codePoint == 0x200E
        || codePoint == 0x200F
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2060 && codePoint <= 0x206F)
        || codePoint == 0xFEFF;
  }

  private static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    boolean splitsPair =
        Character.isHighSurrogate(text.charAt(limit - 1))
            && Character.isLowSurrogate(text.charAt(limit));
    return text.substring(0, splitsPair ? limit - 1 : limit);
  }
}
