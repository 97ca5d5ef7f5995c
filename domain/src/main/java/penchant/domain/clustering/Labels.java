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
 * log(1 + 1 / sum of p(term | c) over all clusters), so what is done everywhere counts little; and
 * times the root of the part of that sum which is this cluster's own, so that what most clusters
 * share names none of them. (Without the root a shop's clusters were named by their oddities.)
 *
 * <p>Shares within a cluster are taken at that cluster's own newest time: a cluster whose people
 * were last here years ago is named like any other.
 */
final class Labels {

  private static final int WORDS_IN_A_LABEL = 3;

  /** A name stays while what it says weighs at least this share of the best that could be said. */
  private static final double LOYALTY = 0.8;

  private Labels() {}

  /** A cluster's name and its terms, most typical first. */
  record Label(String text, List<String> terms) {}

  /**
   * Names for all clusters, no two the same.
   *
   * @param before what they were called so far: a name stays while its words are nearly as typical
   *     as others would be
   */
  static SortedMap<Long, Label> of(
      SortedMap<Long, Map<String, DecayedSum>> deeds,
      SortedMap<Long, Label> before,
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
    SortedMap<Long, List<String>> fresh = new TreeMap<>();
    Set<String> used = new HashSet<>();
    shares.forEach(
        (cluster, own) -> {
          Map<String, Double> weights = weights(own, everywhere);
          List<String> terms = strongest(weights, mostTerms + WORDS_IN_A_LABEL);
          Label last = before.get(cluster);
          if (last != null && stays(last, terms, weights, mostTerms) && used.add(last.text())) {
            labels.put(cluster, last);
          } else {
            fresh.put(cluster, terms);
          }
        });
    fresh.forEach(
        (cluster, terms) -> {
          String text = unused(cluster, terms, used);
          used.add(text);
          labels.put(cluster, new Label(text, terms.subList(0, Math.min(mostTerms, terms.size()))));
        });
    return labels;
  }

  /** Whether the words of a name, and the terms below it, are still nearly the most typical. */
  private static boolean stays(
      Label last, List<String> strongest, Map<String, Double> weights, int mostTerms) {
    int most = Math.min(mostTerms, strongest.size());
    int words = Math.min(WORDS_IN_A_LABEL, most);
    return last.terms().size() == most
        && most > 0
        && weight(last.terms().subList(0, words), weights)
            >= LOYALTY * weight(strongest.subList(0, words), weights)
        && weight(last.terms(), weights) >= LOYALTY * weight(strongest.subList(0, most), weights);
  }

  private static double weight(List<String> terms, Map<String, Double> weights) {
    return terms.stream().mapToDouble(term -> weights.getOrDefault(term, 0.0)).sum();
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
      for (String term : terms(entry.getKey(), items)) {
        masses.merge(term, mass, Double::sum);
        total += mass;
      }
    }
    double all = total;
    masses.replaceAll((term, mass) -> mass / all);
    return masses;
  }

  /** The terms that a deed is about, each once. */
  static List<String> terms(String key, ItemKnowledge items) {
    String subject = Deed.subject(key);
    return Deed.isItem(key) ? items.terms(subject).stream().distinct().toList() : List.of(subject);
  }

  private static Map<String, Double> weights(
      Map<String, Double> own, Map<String, Double> everywhere) {
    Map<String, Double> weights = new HashMap<>();
    own.forEach(
        (term, share) -> {
          double all = everywhere.getOrDefault(term, 1.0);
          weights.put(term, share * StrictMath.log(1 + 1 / all) * Math.sqrt(share / all));
        });
    return weights;
  }

  private static List<String> strongest(Map<String, Double> weights, int most) {
    record Weighed(String term, boolean word, double weight) {}
    List<String> terms = new ArrayList<>();
    weights.entrySet().stream()
        .map(entry -> new Weighed(entry.getKey(), isWord(entry.getKey()), entry.getValue()))
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
