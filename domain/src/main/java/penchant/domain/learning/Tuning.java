package penchant.domain.learning;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import penchant.domain.clustering.UserHash;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.GraphFit;
import penchant.domain.graph.GraphSettings;
import penchant.domain.history.Moment;
import penchant.domain.history.Window;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.network.Networks;
import penchant.domain.ranking.Blend;
import penchant.domain.ranking.Crowd;
import penchant.domain.ranking.Ranker;

/**
 * Learns from what people chose after some moment what the ranking goes by: a blend by a
 * conditional logit, and the fit of the graph by trying: the ridge up and down from the configured
 * one, then whether rows should fade, and how fast.
 */
public final class Tuning {

  /** Of all events, the last tenth is what is learned from. */
  public static final double LAST = 0.1;

  /** The next ridge that is tried is so many times as large, or as small. */
  private static final double STEP = 3;

  /** The first half-life of the graph that is tried, in long half-lives of the fold. */
  private static final int SLOWLY = 4;

  /** Above so many items a graph takes too long to be made several times. */
  private static final int MOST_ITEMS_TO_TRY = 10_000;

  /**
   * Of more people so many are drawn: the options of each take 100 to 200 KB until all is fitted.
   */
  private static final int MOST_PEOPLE = 1_000;

  private static final long SEED = 1;

  /** In choices: what it costs a weight to be off its prior by a standard unit. */
  private static final double PENALTY = 3;

  private final Moment moment;
  private final Moment.Rules rules;
  private final Runnable afterEach;
  private final Map<GraphFit, Crowd> crowds = new HashMap<>();

  /** Of what was tried the best, and how good it was on the people that it was learned from. */
  public record Learned(Blend blend, GraphSettings graph, RankingMetrics onWindow) {

    /** The fit of the graph. */
    public GraphFit fit() {
      return graph.fit();
    }
  }

  /**
   * @param moment what was known before
   * @param afterEach called after each person, for whoever must not work without a break
   */
  public Tuning(Moment moment, Moment.Rules rules, Runnable afterEach) {
    this.moment = moment;
    this.rules = rules;
    this.afterEach = afterEach;
  }

  /**
   * The best of what is tried.
   *
   * @param moment what was known before the window
   * @param tried hears of everything that was tried
   * @return nothing where nobody chose anything that could have been shown
   */
  public static Optional<Learned> on(
      Window window, Moment moment, Moment.Rules rules, Consumer<Learned> tried) {
    return new Tuning(moment, rules, () -> {}).on(window.truth(), tried);
  }

  /**
   * The best of what is tried.
   *
   * @param truth what people chose, by user
   * @param tried hears of everything that was tried
   * @return nothing where nobody chose anything that could have been shown
   */
  public Optional<Learned> on(Map<String, Set<String>> truth, Consumer<Learned> tried) {
    GraphFit configured = rules.graph().fit();
    Optional<Learned> first = learned(configured, truth, tried);
    if (first.isEmpty() || moment.gram(rules.graph()).items() > MOST_ITEMS_TO_TRY) {
      return first;
    }
    Learned best = climb(first.get(), fit -> fit.withRidge(fit.ridge() * STEP), truth, tried);
    if (best.fit().equals(configured)) {
      best = climb(best, fit -> fit.withRidge(fit.ridge() / STEP), truth, tried);
    }
    return Optional.of(climb(best, this::fadingSooner, truth, tried));
  }

  /** Goes on while it gets better: one step beyond the best. */
  private Learned climb(
      Learned from,
      UnaryOperator<GraphFit> step,
      Map<String, Set<String>> truth,
      Consumer<Learned> tried) {
    Learned best = from;
    while (true) {
      Optional<Learned> next = learned(step.apply(best.fit()), truth, tried);
      if (next.isEmpty() || next.get().onWindow.ndcg() <= best.onWindow.ndcg()) {
        return best;
      }
      best = next.get();
    }
  }

  /** From rows that never fade to such as fade more slowly than interests, then ever faster. */
  private GraphFit fadingSooner(GraphFit fit) {
    HalfLife next =
        fit.halfLife()
            .map(HalfLife::half)
            .orElseGet(
                () -> new HalfLife(rules.fold().longHalfLife().value().multipliedBy(SLOWLY)));
    return fit.withHalfLife(Optional.of(next));
  }

  private Optional<Learned> learned(
      GraphFit fit, Map<String, Set<String>> truth, Consumer<Learned> tried) {
    GraphSettings settings = rules.graph().with(fit);
    Ranker ranker = ranker(settings, Optional.empty());
    Map<String, Optional<Occasion>> occasions = occasions(truth, ranker);
    Optional<Learned> learned =
        fitted(occasions, ranker)
            .map(blend -> new Learned(blend, settings, measure(occasions, blend, truth)));
    learned.ifPresent(tried);
    return learned;
  }

  /** The blend that goes with a graph. */
  Optional<Blend> blend(Map<String, Set<String>> truth, GraphSettings graph) {
    return blend(truth, ranker(graph, Optional.empty()));
  }

  /** What a blend learned here gains; see the other of this name. */
  double[] gains(GraphSettings graph, Blend blend, Map<String, Set<String>> truth) {
    return gains(graph, Optional.of(blend), moment.networks(), truth);
  }

  /** Normalised discounted cumulative gain for each person, in their order. */
  double[] gains(
      GraphSettings graph,
      Optional<Blend> blend,
      Networks networks,
      Map<String, Set<String>> truth) {
    Ranker ranker = ranker(graph, blend);
    Lists lists = lists(ranker.with(ranker.crowd().with(networks)));
    double[] gains = new double[truth.size()];
    int place = 0;
    for (Map.Entry<String, Set<String>> person : truth.entrySet()) {
      gains[place++] =
          RankingMetrics.ndcg(lists.list(person.getKey(), Lists.LENGTH), person.getValue());
      afterEach.run();
    }
    return gains;
  }

  /** By score alone, of whoever it was learned from: so nothing has to be ranked a second time. */
  private static RankingMetrics measure(
      Map<String, Optional<Occasion>> occasions, Blend blend, Map<String, Set<String>> truth) {
    double[] weights = blend.toArray();
    RankingMetrics metrics = new RankingMetrics();
    occasions.forEach(
        (user, own) ->
            metrics.add(
                own.map(occasion -> occasion.best(weights, Lists.LENGTH)).orElse(List.of()),
                truth.getOrDefault(user, Set.of())));
    return metrics;
  }

  /**
   * What a ranker's features are worth, by what people chose of what it could have shown.
   *
   * @param truth what people chose, by user
   * @param ranker with the crowd of the moment; its own blend is the prior
   */
  public Optional<Blend> blend(Map<String, Set<String>> truth, Ranker ranker) {
    return fitted(occasions(truth, ranker), ranker);
  }

  /** Nothing of somebody who chose only what could not have been shown. */
  private Map<String, Optional<Occasion>> occasions(Map<String, Set<String>> truth, Ranker ranker) {
    Lists lists = lists(ranker);
    Map<String, Optional<Occasion>> occasions = new LinkedHashMap<>();
    truth.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, Set<String>> entry) -> UserHash.of(entry.getKey(), SEED))
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_PEOPLE)
        .forEach(
            entry -> {
              occasions.put(entry.getKey(), lists.occasion(entry.getKey(), entry.getValue()));
              afterEach.run();
            });
    return occasions;
  }

  private static Optional<Blend> fitted(Map<String, Optional<Occasion>> occasions, Ranker ranker) {
    List<Choice> choices =
        occasions.values().stream().flatMap(Optional::stream).map(Occasion::choice).toList();
    return choices.isEmpty()
        ? Optional.empty()
        : Optional.of(Blend.of(new ChoiceModel(ranker.blend().toArray(), PENALTY).fit(choices)));
  }

  private Lists lists(Ranker ranker) {
    return new Lists(ranker, moment, rules.fold());
  }

  private Ranker ranker(GraphSettings graph, Optional<Blend> blend) {
    Crowd crowd = crowd(graph);
    return new Ranker(rules.ranking(), rules.fold()).with(blend.map(crowd::with).orElse(crowd));
  }

  /** A graph takes long to be made; that of the configured ridge is needed again and again. */
  private Crowd crowd(GraphSettings graph) {
    return crowds.computeIfAbsent(graph.fit(), any -> moment.crowd(graph));
  }
}
