package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;

/**
 * What is typical of one cluster among all. A class-based TF-IDF (Grootendorst, BERTopic, 2022):
 * all that the members of a cluster did is one document; a term weighs p(term | cluster) times
 * log(1 + 1 / sum of p(term | c) over all clusters), so what is done everywhere counts little; and
 * times the root of the part of that sum which this cluster has beyond an even share, so that what
 * most clusters have in common names none of them. (Without the root a shop's clusters were named
 * by their oddities.)
 *
 * <p>Shares within a cluster are taken at that cluster's own newest time: a cluster whose people
 * were last here years ago is named like any other.
 */
final class TypicalTerms {

  private static final int WORDS_OF_A_PHRASE = 3;

  /** A word is named by the phrase that it stands in where that makes up so much of its mass. */
  private static final double MOSTLY = 0.6;

  /** A word that weighs less than this share of the phrase's heaviest adds nothing to it. */
  private static final double LEAST_WEIGHT = 0.3;

  private final List<Title> titles;
  private final double mass;
  private final SortedMap<String, Double> shares = new TreeMap<>();
  private final Map<String, Double> weights = new HashMap<>();

  private TypicalTerms(List<Title> titles) {
    this.titles = titles;
    double all = 0;
    for (Title title : titles) {
      for (String term : new LinkedHashSet<>(title.terms)) {
        shares.merge(term, title.mass, Double::sum);
        all += title.mass;
      }
    }
    this.mass = all;
    shares.replaceAll((term, own) -> own / mass);
  }

  /** What a deed is about, in the order of its words. */
  private record Title(List<String> terms, double mass) {}

  /** What is typical of each of these clusters, by what their members did. */
  static SortedMap<Long, TypicalTerms> of(
      SortedMap<Long, Map<String, DecayedSum>> deeds, ItemKnowledge items, HalfLife halfLife) {
    SortedMap<Long, TypicalTerms> typical = new TreeMap<>();
    deeds.forEach(
        (cluster, sums) -> typical.put(cluster, new TypicalTerms(titles(sums, items, halfLife))));
    Map<String, Double> everywhere = new HashMap<>();
    typical
        .values()
        .forEach(
            terms ->
                terms.shares.forEach((term, share) -> everywhere.merge(term, share, Double::sum)));
    double evenly = 1.0 / (typical.size() + 1);
    typical.values().forEach(terms -> terms.weigh(everywhere, evenly));
    return typical;
  }

  private void weigh(Map<String, Double> everywhere, double evenly) {
    shares.forEach(
        (term, share) -> {
          double all = everywhere.getOrDefault(term, share);
          double own = Math.max(0, share / all - evenly);
          weights.put(term, share * StrictMath.log(1 + 1 / all) * Math.sqrt(own));
        });
  }

  private static List<Title> titles(
      Map<String, DecayedSum> deeds, ItemKnowledge items, HalfLife halfLife) {
    long newest = Long.MIN_VALUE;
    for (DecayedSum sum : deeds.values()) {
      newest = Math.max(newest, sum.landmarkMillis());
    }
    List<Title> titles = new ArrayList<>();
    for (Map.Entry<String, DecayedSum> deed : new TreeMap<>(deeds).entrySet()) {
      double mass = deed.getValue().at(newest, halfLife);
      if (mass > 0) {
        titles.add(new Title(inOrder(deed.getKey(), items), mass));
      }
    }
    return titles;
  }

  private static List<String> inOrder(String key, ItemKnowledge items) {
    String subject = Deed.subject(key);
    return Deed.isItem(key) ? items.terms(subject) : List.of(subject);
  }

  /** The terms that a deed is about, each once. */
  static List<String> of(String key, ItemKnowledge items) {
    return inOrder(key, items).stream().distinct().toList();
  }

  /** All terms that anybody here did anything with, in their own order. */
  List<String> terms() {
    return List.copyOf(shares.keySet());
  }

  /** What a term weighs, 0 if nobody here did anything with it. */
  double weight(String term) {
    return weights.getOrDefault(term, 0.0);
  }

  /** How much the members did: the busier of two clusters has more of it. */
  double mass() {
    return mass;
  }

  /**
   * The phrase that a word mostly stands in here, or the word alone. Where words are not parted by
   * spaces, terms are pairs of characters, and those of a phrase overlap.
   */
  List<String> phrase(String word) {
    List<String> phrase = List.of(word);
    while (phrase.size() < WORDS_OF_A_PHRASE) {
      List<String> longer = longer(phrase);
      if (longer.equals(phrase)) {
        return phrase;
      }
      phrase = longer;
    }
    return phrase;
  }

  /** The phrase with the word before or after it that is mostly there. */
  private List<String> longer(List<String> phrase) {
    double all = 0;
    SortedMap<String, Double> before = new TreeMap<>();
    SortedMap<String, Double> after = new TreeMap<>();
    for (Title title : titles) {
      int at = position(title.terms, phrase);
      if (at >= 0) {
        all += title.mass;
        if (at > 0) {
          before.merge(title.terms.get(at - 1), title.mass, Double::sum);
        }
        int end = at + phrase.size();
        if (end < title.terms.size()) {
          after.merge(title.terms.get(end), title.mass, Double::sum);
        }
      }
    }
    List<String> longer = phrase;
    double most = MOSTLY * all;
    for (Map.Entry<String, Double> word : before.entrySet()) {
      if (word.getValue() >= most && adds(word.getKey(), phrase)) {
        most = word.getValue();
        longer = new ArrayList<>(List.of(word.getKey()));
        longer.addAll(phrase);
      }
    }
    for (Map.Entry<String, Double> word : after.entrySet()) {
      if (word.getValue() > most && adds(word.getKey(), phrase)) {
        most = word.getValue();
        longer = new ArrayList<>(phrase);
        longer.add(word.getKey());
      }
    }
    return longer;
  }

  private boolean adds(String word, List<String> phrase) {
    double heaviest = phrase.stream().mapToDouble(this::weight).max().orElse(0);
    return Words.isReal(word)
        && weight(word) >= LEAST_WEIGHT * heaviest
        && phrase.stream().noneMatch(known -> Words.areOne(known, word));
  }

  /** Where the phrase stands, for the first time; negative if it does not. */
  private static int position(List<String> terms, List<String> phrase) {
    for (int at = 0; at + phrase.size() <= terms.size(); at++) {
      if (terms.subList(at, at + phrase.size()).equals(phrase)) {
        return at;
      }
    }
    return -1;
  }
}
