package penchant.domain.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a text, in order and with repetitions, lower-case.
 *
 * <p>A word is a run of letters and digits, with apostrophes inside. Scripts that are written
 * without spaces (Han, Hiragana, Katakana, Thai) give pairs of neighbouring characters instead,
 * which needs no dictionary and finds the same things. English stop words, single letters, bare
 * numbers, and words too long for a language say nothing about a subject and are left out.
 */
public final class Terms {

  private static final Set<String> STOP_WORDS =
      Set.of(
          """
          a about above after again against all also am an and any are aren't as at be because been
          before being below between both but by can can't cannot could couldn't did didn't do does
          doesn't doing don't down during each ever few for from further get gets got had hadn't has
          hasn't have haven't having he he'd he'll her here hers herself he's him himself his how
          how's i i'd if i'll i'm in into is isn't it it'd it'll its it's itself i've just let's many may
          me might more most much must mustn't my myself no nor not of off on once one only or other
          ought our ours ourselves out over own per please same shan't she she'd she'll she's should
          shouldn't so some such than that that's the their theirs them themselves then there there's
          these they they'd they'll they're they've this those through to too under until up upon us
          very via was wasn't we we'd we'll were we're weren't we've what what's when when's where
          where's which while who whom who's why why's will with won't would wouldn't yes yet you
          you'd you'll your you're yours yourself yourselves you've
          """
              .strip()
              .split("\\s+"));

  private static final int LONGEST = 64;

  private Terms() {}

  /**
   * The terms of {@code cleaned}.
   *
   * @param cleaned as {@link TextCleaner#clean} leaves it
   */
  public static List<String> of(String cleaned) {
    List<String> terms = new ArrayList<>();
    int[] text = cleaned.toLowerCase(Locale.ROOT).replace('\u2019', '\'').codePoints().toArray();
    int at = 0;
    while (at < text.length) {
      if (isSpaceless(text[at])) {
        int end = endOfSpaceless(text, at);
        addPairs(terms, text, at, end);
        at = end;
      } else if (isWordPart(text[at])) {
        int end = endOfWord(text, at);
        addWord(terms, new String(text, at, end - at));
        at = end;
      } else {
        at++;
      }
    }
    return terms;
  }

  private static void addWord(List<String> terms, String word) {
    String stem = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    boolean single = stem.codePointCount(0, stem.length()) < 2;
    boolean number =
        stem.codePoints()
            .allMatch(
                c -> Character.getType(c) != Character.OTHER_LETTER && !Character.isLetter(c));
    boolean tooLong = stem.length() > LONGEST;
    if (!single
        && !number
        && !tooLong
        && !STOP_WORDS.contains(word)
        && !STOP_WORDS.contains(stem)) {
      terms.add(stem);
    }
  }

  private static void addPairs(List<String> terms, int[] text, int start, int end) {
    if (end - start == 1) {
      terms.add(new String(text, start, 1));
    }
    for (int i = start; i + 1 < end; i++) {
      terms.add(new String(text, i, 2));
    }
  }

  private static int endOfWord(int[] text, int start) {
    int end = start + 1;
    while (end < text.length
        && !isSpaceless(text[end])
        && (isWordPart(text[end]) || isInnerApostrophe(text, end))) {
      end++;
    }
    return end;
  }

  private static int endOfSpaceless(int[] text, int start) {
    int end = start + 1;
    while (end < text.length && (isSpaceless(text[end]) || isExtender(text[end]))) {
      end++;
    }
    return end;
  }

  private static boolean isInnerApostrophe(int[] text, int at) {
    return text[at] == '\'' && at + 1 < text.length && isWordPart(text[at + 1]);
  }

  private static boolean isWordPart(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> Character.isLetterOrDigit(codePoint) || codePoint == 0x200C;
    };
  }

  /** The prolonged sound mark and combining marks belong to the character before them. */
  private static boolean isExtender(int codePoint) {
    return codePoint == 0x30FC || Character.getType(codePoint) == Character.NON_SPACING_MARK;
  }

  private static boolean isSpaceless(int codePoint) {
    if (codePoint < 0x0E00 || !isWordPart(codePoint)) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(codePoint);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.THAI;
  }
}
