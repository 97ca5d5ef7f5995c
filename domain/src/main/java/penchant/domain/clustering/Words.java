package penchant.domain.clustering;

import java.util.List;
import penchant.domain.text.Terms;

/** What makes a term a word for a reader, and when two say the same. */
final class Words {

  private Words() {}

  /** Letters only, and enough of them; two are enough in scripts without an alphabet. */
  static boolean isReal(String term) {
    return term.codePoints().allMatch(Character::isLetter)
        && (term.codePointCount(0, term.length()) >= 3
            || term.codePoints().anyMatch(Character::isIdeographic));
  }

  /** Singular and plural of one word tell a reader nothing new. */
  static boolean areOne(String left, String right) {
    String shorter = left.length() <= right.length() ? left : right;
    String longer = left.length() <= right.length() ? right : left;
    int common = shorter.length();
    return switch (longer.length() - common) {
      case 0 -> longer.equals(shorter);
      case 1 -> longer.startsWith(shorter) && longer.endsWith("s");
      case 2 ->
          longer.endsWith("es")
              && (longer.startsWith(shorter)
                  || (shorter.endsWith("y")
                      && longer.endsWith("ies")
                      && longer.regionMatches(0, shorter, 0, common - 1)));
      default -> false;
    };
  }

  /** The words of a phrase as a reader sees them; characters that overlap are written once. */
  static String joined(List<String> phrase) {
    StringBuilder text = new StringBuilder(phrase.get(0));
    for (int i = 1; i < phrase.size(); i++) {
      String word = phrase.get(i);
      int first = word.codePointAt(0);
      if (Character.isIdeographic(first) && text.codePointBefore(text.length()) == first) {
        text.append(word, Character.charCount(first), word.length());
      } else {
        text.append(' ').append(word);
      }
    }
    return text.toString();
  }

  /** The words of a joined phrase. */
  static List<String> of(String joined) {
    return Terms.of(joined);
  }
}
