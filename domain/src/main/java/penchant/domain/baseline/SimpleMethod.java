package penchant.domain.baseline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.GraphSettings;
import penchant.domain.graph.ItemGraph;
import penchant.domain.graph.ItemNeighbours;
import penchant.domain.graph.RowValue;
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

  /** The name of {@link #both}. */
  public static final String BOTH = "ease + lately";

  private static final int LENGTH = 10;
  private static final List<Double> RIDGES = List.of(50.0, 150.0, 500.0, 1_500.0);

  /** What has faded counts less, and takes less to be believed. */
  private static final List<Double> FADING_RIDGES = List.of(20.0, 50.0, 150.0, 500.0);

  private static final List<Double> SHARES = List.of(0.02, 0.05, 0.1, 0.2, 0.35, 0.5);

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
    // One after the other: a graph may take as much memory as there is for one.
    Chosen best = null;
    for (Variant variant : variants) {
      RankingMetrics metrics = measured(variant, window, before, fold);
      if (best == null || metrics.ndcg() > best.onWindow.ndcg()) {
        best = new Chosen(variant, metrics);
      }
    }
    return Objects.requireNonNull(best);
  }

  private static RankingMetrics measured(Variant variant, Window window, Moment before, Fold fold) {
    SimpleLists lists = new SimpleLists(variant.made().apply(before), before, fold);
    record Answer(List<String> list, Set<String> truth) {}
    RankingMetrics metrics = new RankingMetrics();
    window.truth().entrySet().parallelStream()
        .map(own -> new Answer(lists.list(own.getKey(), LENGTH, Set.of()), own.getValue()))
        .toList()
        .forEach(answer -> metrics.add(answer.list, answer.truth));
    return metrics;
  }

  /**
   * Those that are none of two in one.
   *
   * @param graph which items are in graphs, and what an item counts that was only met
   */
  public static List<SimpleMethod> single(GraphSettings graph) {
    return List.of(
        popular(), popularLately(), neighbours(graph), filter(graph), fadingFilter(graph));
  }

  /** What most people liked at any time. */
  public static SimpleMethod popular() {
    return new SimpleMethod(
        "popular", List.of(Variant.of(Map.of(), moment -> Popular.always(moment.interactions()))));
  }

  /** What most people liked of late. */
  public static SimpleMethod popularLately() {
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

  /**
   * Neighbours of items. Rows hold 1 for every item met, or what the ranking's own graph holds.
   *
   * @param graph which items are in it, and what an item counts that was only met
   */
  public static SimpleMethod neighbours(GraphSettings graph) {
    List<Variant> variants = new ArrayList<>();
    for (double touch : List.of(1.0, graph.rows().touch())) {
      for (int most : List.of(20, 60, 200)) {
        for (double shrink : List.of(0.0, 30.0, 150.0)) {
          GraphSettings settings = graph.withRows(RowValue.lasting(touch));
          variants.add(
              Variant.of(
                  Map.of("touch", touch, "neighbours", (double) most, "shrink", shrink),
                  moment ->
                      linear(
                          new ItemNeighbours(most, shrink).of(moment.gram(settings), settings),
                          moment)));
        }
      }
    }
    return new SimpleMethod("item-knn", variants);
  }

  /**
   * The linear filter EASE, on the same rows.
   *
   * @param graph which items are in it, and what an item counts that was only met
   */
  public static SimpleMethod filter(GraphSettings graph) {
    List<Variant> variants = new ArrayList<>();
    for (double touch : List.of(1.0, graph.rows().touch())) {
      for (double ridge : RIDGES) {
        GraphSettings settings = graph.withRows(RowValue.lasting(touch)).withRidge(ridge);
        variants.add(
            Variant.of(
                Map.of("touch", touch, "ridge", ridge),
                moment -> linear(ItemGraph.of(moment.gram(settings), settings), moment)));
      }
    }
    return new SimpleMethod("ease", variants);
  }

  /**
   * The same on rows of 1 for every item met, less the longer ago it was.
   *
   * @param graph which items are in it
   */
  public static SimpleMethod fadingFilter(GraphSettings graph) {
    List<Variant> variants = new ArrayList<>();
    for (int days : List.of(30, 60, 120)) {
      for (double ridge : FADING_RIDGES) {
        HalfLife halfLife = new HalfLife(Duration.ofDays(days));
        GraphSettings settings =
            graph.withRows(new RowValue(1, Optional.of(halfLife))).withRidge(ridge);
        variants.add(
            Variant.of(
                Map.of("half-life-days", (double) days, "ridge", ridge),
                moment -> linear(ItemGraph.of(moment.gram(settings), settings), moment)));
      }
    }
    return new SimpleMethod("ease-fading", variants);
  }

  private static Linear linear(ItemGraph graph, Moment moment) {
    return new Linear(graph, moment.now().toEpochMilli());
  }

  /**
   * The filter mixed with what is popular lately, each with the parameters that are best for it
   * alone.
   */
  public static SimpleMethod both(Variant fadingFilter, Variant popularLately) {
    Function<Moment, Baseline> ones = Variant.once(fadingFilter.made());
    List<Variant> variants = new ArrayList<>();
    for (double share : SHARES) {
      variants.add(
          Variant.of(
              Map.of("share", share),
              moment ->
                  new Blended(ones.apply(moment), popularLately.made().apply(moment), share)));
    }
    return new SimpleMethod(BOTH, variants);
  }
}
