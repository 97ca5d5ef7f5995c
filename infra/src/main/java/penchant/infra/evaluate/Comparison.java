package penchant.infra.evaluate;

import java.io.PrintStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import penchant.domain.baseline.SimpleMethod;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.metrics.Recommender;
import penchant.domain.ranking.Ingredient;
import penchant.domain.trial.Judge;
import penchant.domain.trial.Verdict;

/** The full ranking, the full ranking less something, and simple methods, all in one table. */
final class Comparison {

  /** The name of the full ranking. */
  static final String FULL = "penchant";

  /** All that comes from the vectors of texts. */
  private static final Set<Ingredient> VECTORS =
      EnumSet.of(
          Ingredient.TEXT,
          Ingredient.CLUSTERS,
          Ingredient.ATTENTION,
          Ingredient.FORESIGHT,
          Ingredient.DIVERSITY,
          Ingredient.CALIBRATION);

  private final Judge judge;
  private final Fitting fitting;
  private final Figures figures;
  private final PrintStream err;
  private final Scoreboard scoreboard = new Scoreboard();

  Comparison(Judge judge, Fitting fitting, Figures figures, PrintStream err) {
    this.judge = judge;
    this.fitting = fitting;
    this.figures = figures;
    this.err = err;
  }

  /** Measures all of them. */
  void run(ComparisonOptions options) {
    err.printf("measuring by what %,d people did%n", judge.people());
    figures.count("items that hardly anybody did anything with", judge.newItems());
    RankingMetrics full = tell(FULL, fitting.without(options.without()), Optional.empty());
    SimpleMethod.single(fitting.graph()).forEach(method -> simple(method, full));
    simple(fitting.both(), full);
    if (options.ablations()) {
      for (Ingredient ingredient : Ingredient.values()) {
        if (fitting.has(ingredient)) {
          leftOut(EnumSet.of(ingredient), ingredient.label(), options.without(), full);
        }
      }
      leftOut(VECTORS, "vectors", options.without(), full);
      tell("- learning", fitting.withoutLearning(options.without()), Optional.of(full));
    }
    scoreboard.print(err);
  }

  private void simple(SimpleMethod method, RankingMetrics full) {
    tell(method.name(), fitting.simple(fitting.chosen(method)), Optional.of(full));
  }

  private void leftOut(
      Set<Ingredient> some, String name, Set<Ingredient> without, RankingMetrics full) {
    Set<Ingredient> all = EnumSet.copyOf(some);
    all.addAll(without);
    if (!without.containsAll(some)) {
      tell("- " + name, fitting.without(all), Optional.of(full));
    }
  }

  private RankingMetrics tell(String name, Recommender recommender, Optional<RankingMetrics> full) {
    Verdict verdict = judge.of(recommender);
    figures.verdict(name, verdict, full);
    scoreboard.add(name, verdict, full);
    err.println(name + ": " + verdict.all());
    return verdict.all();
  }
}
