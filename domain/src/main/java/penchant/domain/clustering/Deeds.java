package penchant.domain.clustering;

import java.util.List;
import penchant.domain.behavior.Behavior;
import penchant.domain.interest.Fold;
import penchant.domain.text.Terms;

/** What a fact adds to the sums of the user's cohort. */
public final class Deeds {

  private static final int TERMS_PER_TEXT = 8;

  private Deeds() {}

  /**
   * One deed for an item, known to the catalogue or not, even where it weighs nothing: it was met.
   * Else one for each of the first terms of the text, unless it weighs nothing.
   */
  public static List<Deed> of(Behavior behavior, Fold fold) {
    double weight = fold.weight(behavior);
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
