package penchant.domain.baseline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.GraphSettings;
import penchant.domain.graph.ItemGraph;
import penchant.domain.graph.ItemNeighbours;
import penchant.domain.history.Moment;
import penchant.domain.history.Window;
import penchant.domain.interest.Fold;
import penchant.domain.metrics.RankingMetrics;

/**
 * A method to be better than, with the parameters that are tried for it. Which of them are good is
 * found as it is found for the full ranking: on the window before the one that is measured.
 *
 * @param variants at least one
 */
public record SimpleMethod(String name, List<Variant> variants) {

  private static final int LENGTH = 10;

  public SimpleMethod {
    if (variants.isEmpty()) {
      throw new IllegalArgumentException("method " + name + " needs a variant");
    }
    variants = List.copyOf(variants);
  }

  /** Of what was tried the best, and how good it was on the window that it was chosen on. */
  public record Chosen(Variant variant, RankingMetrics onWindow) {}

  /**
   * The variant whose lists foresee best what people did in a window.
   *
   * @param before all that was known before the window
   */
  public Chosen chosen(Window window, Moment before, Fold fold) {
    List<Chosen> tried =
        variants.parallelStream()
            .map(variant -> new Chosen(variant, measured(variant, window, before, fold)))
            .toList();
    Chosen best = tried.get(0);
    for (Chosen one : tried) {
      best = one.onWindow.ndcg() > best.onWindow.ndcg() ? one : best;
    }
    return best;
  }

  private static RankingMetrics measured(Variant variant, Window window, Moment before, Fold fold) {
    SimpleLists lists = new SimpleLists(variant.made().apply(before), before, fold);
    RankingMetrics metrics = new RankingMetrics();
    window.truth().forEach((user, items) -> metrics.add(lists.list(user, LENGTH, Set.of()), items));
    return metrics;
  }

  /**
   * The methods that every ranking is measured beside.
   *
   * @param graph which items are in a graph, and what an item counts that was only met
   */
  public static List<SimpleMethod> all(GraphSettings graph) {
    return List.of(popular(), popularLately(), neighbours(graph), filter(graph));
  }

  private static SimpleMethod popular() {
    return new SimpleMethod(
        "popular", List.of(Variant.of(Map.of(), moment -> Popular.always(moment.interactions()))));
  }

  private static SimpleMethod popularLately() {
    List<Variant> variants = new ArrayList<>();
    for (int days : List.of(1, 3, 7, 14, 30, 90)) {
      Duration time = Duration.ofDays(days);
      variants.add(
          Variant.of(
              Map.of("days", (double) days),
              moment ->
                  Popular.since(moment.interactions(), moment.now().minus(time).toEpochMilli())));
      variants.add(
          Variant.of(
              Map.of("half-life-days", (double) days),
              moment ->
                  Popular.halving(
                      moment.interactions(), new HalfLife(time), moment.now().toEpochMilli())));
    }
    return new SimpleMethod("popular-lately", variants);
  }

  /** Rows hold 1 for every item met, or what the ranking's own graph holds. */
  private static SimpleMethod neighbours(GraphSettings graph) {
    List<Variant> variants = new ArrayList<>();
    for (double touch : List.of(1.0, graph.touch())) {
      for (int most : List.of(20, 60, 200)) {
        for (double shrink : List.of(0.0, 30.0, 150.0)) {
          GraphSettings settings = graph.withTouch(touch);
          variants.add(
              Variant.of(
                  Map.of("touch", touch, "neighbours", (double) most, "shrink", shrink),
                  moment ->
                      new Linear(
                          new ItemNeighbours(most, shrink).of(moment.gram(settings), settings))));
        }
      }
    }
    return new SimpleMethod("item-knn", variants);
  }

  private static SimpleMethod filter(GraphSettings graph) {
    List<Variant> variants = new ArrayList<>();
    for (double touch : List.of(1.0, graph.touch())) {
      for (double ridge : List.of(50.0, 150.0, 500.0)) {
        GraphSettings settings = graph.withTouch(touch).withRidge(ridge);
        variants.add(
            Variant.of(
                Map.of("touch", touch, "ridge", ridge),
                moment -> new Linear(ItemGraph.of(moment.gram(settings), settings))));
      }
    }
    return new SimpleMethod("ease", variants);
  }
}
