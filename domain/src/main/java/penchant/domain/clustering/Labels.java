package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;

/**
 * Names clusters by what their members did. A class-based TF-IDF (Grootendorst, BERTopic, 2022):
 * all that the members of a cluster did is one document; a term weighs p(term | cluster) times
 * log(1 + 1 / sum of p(term | c) over all clusters), so what is done everywhere counts little.
 *
 * <p>Shares within a cluster are taken at that cluster's own newest time: a cluster whose people
 * were last here years ago is named like any other.
 */
final class Labels {

  private static final int WORDS_IN_A_LABEL = 3;

  private Labels() {}

  /** A cluster's name and its terms, most typical first. */
  record Label(String text, List<String> terms) {}

  /** Names for all clusters, no two the same. */
  static SortedMap<Long, Label> of(
      SortedMap<Long, Map<String, DecayedSum>> deeds,
      ItemKnowledge items,
      HalfLife halfLife,
      int mostTerms) {
    SortedMap<Long, Map<String, Double>> shares = new TreeMap<>();
    Map<String, Double> everywhere = new HashMap<>();
    deeds.forEach(
        (cluster, sums) -> {
          Map<String, Double> own = termShares(sums, items, halfLife);
          own.forEach((term, share) -> everywhere.merge(term, share, Double::sum));
          shares.put(cluster, own);
        });
    SortedMap<Long, Label> labels = new TreeMap<>();
    Set<String> used = new HashSet<>();
    shares.forEach(
        (cluster, own) -> {
          List<String> terms = strongest(own, everywhere, mostTerms + WORDS_IN_A_LABEL);
          String text = unused(cluster, terms, used);
          used.add(text);
          labels.put(cluster, new Label(text, terms.subList(0, Math.min(mostTerms, terms.size()))));
        });
    return labels;
  }

  private static Map<String, Double> termShares(
      Map<String, DecayedSum> deeds, ItemKnowledge items, HalfLife halfLife) {
    long newest = Long.MIN_VALUE;
    for (DecayedSum sum : deeds.values()) {
      newest = Math.max(newest, sum.landmarkMillis());
    }
    Map<String, Double> masses = new TreeMap<>();
    double total = 0;
    for (var entry : new TreeMap<>(deeds).entrySet()) {
      double mass = entry.getValue().at(newest, halfLife);
      if (mass <= 0) {
        continue;
      }
      String subject = Deed.subject(entry.getKey());
      List<String> terms =
          Deed.isItem(entry.getKey())
              ? items.terms(subject).stream().distinct().toList()
              : List.of(subject);
      for (String term : terms) {
        masses.merge(term, mass, Double::sum);
        total += mass;
      }
    }
    double all = total;
    masses.replaceAll((term, mass) -> mass / all);
    return masses;
  }

  private static List<String> strongest(
      Map<String, Double> own, Map<String, Double> everywhere, int most) {
    record Weighed(String term, boolean word, double weight) {}
    List<String> terms = new ArrayList<>();
    own.entrySet().stream()
        .map(
            entry ->
                new Weighed(
                    entry.getKey(),
                    isWord(entry.getKey()),
                    entry.getValue()
                        * StrictMath.log(1 + 1 / everywhere.getOrDefault(entry.getKey(), 1.0))))
        .sorted(
            Comparator.comparing(Weighed::word)
                .thenComparingDouble(Weighed::weight)
                .reversed()
                .thenComparing(Weighed::term))
        .limit(4L * most)
        .forEach(
            weighed -> {
              if (terms.size() < most
                  && terms.stream().noneMatch(term -> sameWord(term, weighed.term()))) {
                terms.add(weighed.term());
              }
            });
    return terms;
  }

  /** Letters only, and enough of them; two are enough in scripts without an alphabet. */
  private static boolean isWord(String term) {
    return term.codePoints().allMatch(Character::isLetter)
        && (term.codePointCount(0, term.length()) >= 3
            || term.codePoints().anyMatch(Character::isIdeographic));
  }

  /** Singular and plural of one word tell a reader nothing new. */
  private static boolean sameWord(String left, String right) {
    String shorter = left.length() <= right.length() ? left : right;
    String longer = left.length() <= right.length() ? right : left;
    return longer.equals(shorter + "s")
        || longer.equals(shorter + "es")
        || (shorter.endsWith("y")
            && longer.equals(shorter.substring(0, shorter.length() - 1) + "ies"));
  }

  private static String unused(long cluster, List<String> terms, Set<String> used) {
    if (terms.isEmpty()) {
      return "group " + cluster;
    }
    int first = Math.min(WORDS_IN_A_LABEL - 1, terms.size() - 1);
    for (int last = first; last < terms.size(); last++) {
      String text = String.join(", ", terms.subList(0, first)) + separator(first) + terms.get(last);
      if (!used.contains(text)) {
        return text;
      }
    }
    return String.join(", ", terms.subList(0, first + 1)) + " (" + cluster + ")";
  }

  private static String separator(int before) {
    return before == 0 ? "" : ", ";
  }
}
