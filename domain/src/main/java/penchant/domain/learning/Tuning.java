package penchant.domain.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import penchant.domain.graph.GraphSettings;
import penchant.domain.history.Moment;
import penchant.domain.history.Window;
import penchant.domain.interest.Fold;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.ranking.Blend;
import penchant.domain.ranking.Crowd;
import penchant.domain.ranking.Ranker;

/**
 * Learns from a window what the ranking of the next one goes by: a blend by a conditional logit,
 * and the ridge of the graph by trying a few.
 */
public final class Tuning {

  private static final List<Double> RIDGES = List.of(50.0, 150.0, 500.0);

  /** Above so many items a graph takes too long to be made several times. */
  private static final int MOST_ITEMS_TO_TRY = 1_500;

  private static final int MOST_PEOPLE = 3_000;

  /** In choices: what it costs a weight to be off its prior by a standard unit. */
  private static final double PENALTY = 3;

  /** Of what was tried the best, and how good it was on the window that it was learned from. */
  public record Learned(Blend blend, GraphSettings graph, RankingMetrics onWindow) {}

  private Tuning() {}

  /**
   * The best of what is tried.
   *
   * @param moment what was known before the window
   * @param tried hears of everything that was tried
   * @return nothing where nobody chose anything that could have been shown
   */
  public static Optional<Learned> on(
      Window window, Moment moment, Moment.Rules rules, Consumer<Learned> tried) {
    Fold fold = rules.fold();
    GraphSettings graph = rules.graph();
    Learned best = null;
    int items = moment.crowd(graph.withRidge(graph.ridge())).graph().size();
    List<Double> ridges = items <= MOST_ITEMS_TO_TRY ? RIDGES : List.of(graph.ridge());
    for (double ridge : ridges) {
      GraphSettings settings = graph.withRidge(ridge);
      Crowd crowd = moment.crowd(settings);
      Ranker ranker = new Ranker(rules.ranking(), fold).with(crowd);
      Optional<Blend> blend = blend(window, new Lists(ranker, moment, fold), ranker.blend());
      if (blend.isEmpty()) {
        return Optional.empty();
      }
      Lists lists = new Lists(ranker.with(crowd.with(blend.get())), moment, fold);
      Learned learned = new Learned(blend.get(), settings, lists.measure(window.truth()));
      tried.accept(learned);
      if (best == null || learned.onWindow.ndcg() > best.onWindow.ndcg()) {
        best = learned;
      }
    }
    return Optional.ofNullable(best);
  }

  private static Optional<Blend> blend(Window window, Lists lists, Blend prior) {
    List<Choice> choices = new ArrayList<>();
    window.truth().entrySet().stream()
        .limit(MOST_PEOPLE)
        .forEach(entry -> lists.choice(entry.getKey(), entry.getValue()).ifPresent(choices::add));
    return choices.isEmpty()
        ? Optional.empty()
        : Optional.of(Blend.of(new ChoiceModel(prior.toArray(), PENALTY).fit(choices)));
  }
}
