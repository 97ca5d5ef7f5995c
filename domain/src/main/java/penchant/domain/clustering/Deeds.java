package penchant.domain.clustering;

import java.util.List;
import java.util.Optional;
import penchant.domain.behavior.Behavior;
import penchant.domain.interest.Fold;
import penchant.domain.text.Terms;
import penchant.domain.vector.QuantisedVector;

/**
 * What a fact says to the user's cohort.
 *
 * @param all what it adds to the sums
 * @param liked where it points if it weighs more than nothing: the vector of its item or its text,
 *     not centred
 */
public record Deeds(List<Deed> all, Optional<QuantisedVector> liked) {

  /** Of a fact that says nothing. */
  public static final Deeds NONE = new Deeds(List.of(), Optional.empty());

  private static final int TERMS_PER_TEXT = 8;

  public Deeds {
    all = List.copyOf(all);
  }

  /**
   * One deed for an item, known to the catalogue or not, even where it weighs nothing: it was met.
   * Else one for each of the first terms of the text, unless it weighs nothing.
   */
  public static Deeds of(Behavior behavior, Fold fold) {
    double weight = fold.weight(behavior);
    return new Deeds(
        deeds(behavior, weight), weight > 0 ? fold.vector(behavior) : Optional.empty());
  }

  private static List<Deed> deeds(Behavior behavior, double weight) {
    long at = behavior.at().toEpochMilli();
    if (behavior.item().isPresent()) {
      return List.of(new Deed(Deed.ofItem(behavior.item().get()), weight, at));
    }
    if (weight == 0) {
      return List.of();
    }
    return Terms.of(behavior.text()).stream()
        .distinct()
        .limit(TERMS_PER_TEXT)
        .map(term -> new Deed(Deed.ofTerm(term), weight, at))
        .toList();
  }
}
