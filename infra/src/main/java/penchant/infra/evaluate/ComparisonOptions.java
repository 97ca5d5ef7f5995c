package penchant.infra.evaluate;

import java.util.EnumSet;
import java.util.Set;
import penchant.domain.ranking.Ingredient;
import picocli.CommandLine.Option;

/** What a {@link Comparison} compares. */
final class ComparisonOptions {

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "WHAT",
      converter = Ingredients.class,
      completionCandidates = Ingredients.class,
      description = "make the lists without some of: ${COMPLETION-CANDIDATES}")
  private Set<Ingredient> without = EnumSet.noneOf(Ingredient.class);

  @Option(
      names = "--ablations",
      description = "also leave out each of these, learn again, and say what it costs")
  private boolean ablations;

  Set<Ingredient> without() {
    return without;
  }

  /** Whether the lists are made with all there is, and only so. */
  boolean isWhole() {
    return without.isEmpty() && !ablations;
  }

  boolean ablations() {
    return ablations;
  }
}
