package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;

/**
 * Names clusters by what their members did, so that a reader can tell any two apart.
 *
 * <p>Names are chosen together, those of busy clusters first: a word counts less for a cluster by
 * each other one that is named by it, so that of two that are both about hearts one may say so, and
 * the other is named by what sets it apart. A word that mostly stands in one phrase is named by
 * that, "hot water bottle". A name stays while it says nearly as much as the best that could be
 * said.
 */
final class Labels {

  private static final int PHRASES_IN_A_NAME = 3;

  /** A name stays while what it says weighs at least this share of the best that could be said. */
  private static final double LOYALTY = 0.7;

  /** What is left of a word's weight, for each other cluster that is named by it. */
  private static final double SHARED = 0.4;

  /** So many times as many words are looked at as are said: some say the same, some are shared. */
  private static final int CHOICE = 4;

  private final List<Named> busiestFirst = new ArrayList<>();
  private final int mostTerms;

  /**
   * A cluster's name and its terms.
   *
   * @param terms words and phrases; first those of the name, then others, most typical first
   */
  record Label(String text, List<String> terms) {}

  /** A cluster and what it is called, at first as before, in the end as from now on. */
  private static final class Named {

    private final long id;
    private final TypicalTerms typical;
    private Label label;
    private List<String> words = List.of();

    Named(long id, TypicalTerms typical, @Nullable Label before) {
      this.id = id;
      this.typical = typical;
      this.label = new Label("", List.of());
      if (before != null) {
        call(before);
      }
    }

    void call(Label now) {
      label = now;
      words = name(now.terms).stream().flatMap(phrase -> Words.of(phrase).stream()).toList();
    }

    boolean isNamedBy(String word) {
      return words.stream().anyMatch(own -> Words.areOne(own, word));
    }
  }

  private Labels(
      SortedMap<Long, TypicalTerms> typical, SortedMap<Long, Label> before, int mostTerms) {
    this.mostTerms = mostTerms;
    typical.forEach((id, terms) -> busiestFirst.add(new Named(id, terms, before.get(id))));
    busiestFirst.sort(
        Comparator.comparingDouble((Named named) -> named.typical.mass())
            .reversed()
            .thenComparingLong(named -> named.id));
  }

  /**
   * Names for all clusters, no two the same.
   *
   * @param before what they were called so far
   * @param kept those that stay what they are called
   */
  static SortedMap<Long, Label> of(
      SortedMap<Long, Map<String, DecayedSum>> deeds,
      SortedMap<Long, Label> before,
      Set<Long> kept,
      ItemKnowledge items,
      HalfLife halfLife,
      int mostTerms) {
    Labels choice = new Labels(TypicalTerms.of(deeds, items, halfLife), before, mostTerms);
    SortedMap<Long, Label> labels = new TreeMap<>();
    for (Named named : choice.busiestFirst) {
      if (!kept.contains(named.id)) {
        choice.name(named);
      }
      labels.put(named.id, named.label);
    }
    return labels;
  }

  private void name(Named named) {
    Label best = best(named);
    Label last = named.label;
    boolean stays =
        !last.text.isEmpty()
            && last.terms.isEmpty() == best.terms.isEmpty()
            && isFree(last.text, named)
            && keepsUp(name(last.terms), name(best.terms), word -> here(word, named))
            && keepsUp(last.terms, best.terms, named.typical::weight);
    if (!stays) {
      named.call(best);
    }
  }

  private static List<String> name(List<String> terms) {
    return terms.subList(0, Math.min(PHRASES_IN_A_NAME, terms.size()));
  }

  private static boolean keepsUp(
      List<String> last, List<String> best, ToDoubleFunction<String> weight) {
    return weight(last, weight) >= LOYALTY * weight(best, weight);
  }

  private static double weight(List<String> phrases, ToDoubleFunction<String> weight) {
    return phrases.stream()
        .mapToDouble(phrase -> Words.of(phrase).stream().mapToDouble(weight).max().orElse(0))
        .sum();
  }

  /** What a word weighs as part of this name, beside the other names. */
  private double here(String word, Named named) {
    int others = 0;
    boolean isBusier = false;
    for (Named other : busiestFirst) {
      if (other == named) {
        isBusier = true;
      } else if (other.isNamedBy(word) && !(isBusier && named.isNamedBy(word))) {
        others++;
      }
    }
    return named.typical.weight(word) * StrictMath.pow(SHARED, others);
  }

  private Label best(Named named) {
    List<String> typical = strongest(named.typical.terms(), named.typical::weight);
    List<String> words = typical.subList(0, Math.min(CHOICE * mostTerms, typical.size()));
    List<String> apart = strongest(words, word -> here(word, named));
    List<String> terms = new ArrayList<>();
    add(terms, apart, PHRASES_IN_A_NAME, named.typical);
    add(terms, words, mostTerms + PHRASES_IN_A_NAME, named.typical);
    return named(terms, named);
  }

  /** Words before numbers and signs, then by weight. */
  private static List<String> strongest(List<String> terms, ToDoubleFunction<String> weight) {
    record Weighed(String term, boolean isWord, double weight) {}
    return terms.stream()
        .map(term -> new Weighed(term, Words.isReal(term), weight.applyAsDouble(term)))
        .sorted(
            Comparator.comparing(Weighed::isWord)
                .thenComparingDouble(Weighed::weight)
                .reversed()
                .thenComparing(Weighed::term))
        .map(Weighed::term)
        .toList();
  }

  /** Adds the phrases of these words up to so many terms, none that says again what was said. */
  private static void add(List<String> terms, List<String> words, int most, TypicalTerms typical) {
    List<String> said = new ArrayList<>();
    terms.forEach(term -> said.addAll(Words.of(term)));
    for (String word : words) {
      if (terms.size() < most && isNew(word, said)) {
        List<String> phrase = typical.phrase(word);
        List<String> term =
            phrase.stream().allMatch(part -> isNew(part, said)) ? phrase : List.of(word);
        said.addAll(term);
        terms.add(Words.joined(term));
      }
    }
  }

  private static boolean isNew(String word, List<String> said) {
    return said.stream().noneMatch(known -> Words.areOne(known, word));
  }

  /** The first name that no other cluster has, of these terms. */
  private Label named(List<String> terms, Named named) {
    if (terms.isEmpty()) {
      return new Label("group " + named.id, List.of());
    }
    int last = Math.min(PHRASES_IN_A_NAME, terms.size()) - 1;
    for (int other = last; other < terms.size(); other++) {
      List<String> turned = new ArrayList<>(terms);
      turned.add(last, turned.remove(other));
      String text = String.join(", ", turned.subList(0, last + 1));
      if (isFree(text, named)) {
        return new Label(text, firstOf(turned));
      }
    }
    return new Label(
        String.join(", ", terms.subList(0, last + 1)) + " (" + named.id + ")", firstOf(terms));
  }

  private List<String> firstOf(List<String> terms) {
    return List.copyOf(terms.subList(0, Math.min(mostTerms, terms.size())));
  }

  private boolean isFree(String text, Named named) {
    Set<String> key = key(text);
    return busiestFirst.stream()
        .noneMatch(other -> other != named && key(other.label.text).equals(key));
  }

  /** The same words in another order are the same name to a reader. */
  private static Set<String> key(String text) {
    return new TreeSet<>(List.of(text.split("[ ,()]+", -1)));
  }
}
