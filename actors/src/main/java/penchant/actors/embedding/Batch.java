package penchant.actors.embedding;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Which texts go through a model together. A batch is padded to its longest text, so its cost is
 * the number of texts times that length; texts of like length waste least.
 */
final class Batch {

  private Batch() {}

  /**
   * The first of {@code waiting} and the texts nearest to it in length, until the padded batch
   * would be over {@code paddedTokens}. The first is in it whatever its length, so nothing waits
   * for ever. Sorted by length.
   *
   * @param waiting at least one
   */
  static <T> List<T> aroundFirst(List<T> waiting, ToIntFunction<T> tokens, int paddedTokens) {
    T first = waiting.get(0);
    List<T> sorted = waiting.stream().sorted(Comparator.comparingInt(tokens)).toList();
    int length = tokens.applyAsInt(first);
    int from = sorted.indexOf(first);
    int to = from + 1;
    while (true) {
      int size = to - from + 1;
      int longest = tokens.applyAsInt(sorted.get(to - 1));
      boolean shorterFits = from > 0 && fits(size, longest, paddedTokens);
      boolean longerFits =
          to < sorted.size() && fits(size, tokens.applyAsInt(sorted.get(to)), paddedTokens);
      if (!shorterFits && !longerFits) {
        return sorted.subList(from, to);
      }
      boolean takeShorter =
          shorterFits
              && (!longerFits
                  || length - tokens.applyAsInt(sorted.get(from - 1))
                      <= tokens.applyAsInt(sorted.get(to)) - length);
      if (takeShorter) {
        from--;
      } else {
        to++;
      }
    }
  }

  private static boolean fits(int size, int longest, int paddedTokens) {
    return (long) size * longest <= paddedTokens;
  }
}
