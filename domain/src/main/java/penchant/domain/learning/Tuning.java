package penchant.domain.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import penchant.domain.clustering.UserHash;
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
 * conditional logit, and the ridge of the graph by trying a few.
 */
public final class Tuning {

  /** Of all events, the last tenth is what is learned from. */
  public static final double LAST = 0.1;

  private static final List<Double> RIDGES = List.of(50.0, 150.0, 500.0);

  /** Above so many items a graph takes too long to be made several times. */
  private static final int MOST_ITEMS_TO_TRY = 1_500;

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
  private final Map<Double, Crowd> crowds = new HashMap<>();

  /** Of what was tried the best, and how good it was on the people that it was learned from. */
  public record Learned(Blend blend, GraphSettings graph, RankingMetrics onWindow) {}

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
    GraphSettings graph = rules.graph();
    Learned best = null;
    int items = moment.gram(graph).items();
    List<Double> ridges = items <= MOST_ITEMS_TO_TRY ? RIDGES : List.of(graph.ridge());
    for (double ridge : ridges) {
      GraphSettings settings = graph.withRidge(ridge);
      Ranker ranker = ranker(settings, Optional.empty());
      Optional<Blend> blend = blend(truth, ranker);
      if (blend.isEmpty()) {
        return Optional.empty();
      }
      Learned learned = new Learned(blend.get(), settings, measure(settings, blend, truth));
      tried.accept(learned);
      if (best == null || learned.onWindow.ndcg() > best.onWindow.ndcg()) {
        best = learned;
      }
    }
    return Optional.ofNullable(best);
  }

  /** What was learned here gains; see the other of this name. */
  double[] gains(Learned learned, Map<String, Set<String>> truth) {
    return gains(learned.graph, Optional.of(learned.blend), moment.networks(), truth);
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

  private RankingMetrics measure(
      GraphSettings graph, Optional<Blend> blend, Map<String, Set<String>> truth) {
    Lists lists = lists(ranker(graph, blend));
    RankingMetrics metrics = new RankingMetrics();
    truth.forEach(
        (user, items) -> {
          metrics.add(lists.list(user, Lists.LENGTH), items);
          afterEach.run();
        });
    return metrics;
  }

  /**
   * What a ranker's features are worth, by what people chose of what it could have shown.
   *
   * @param truth what people chose, by user
   * @param ranker with the crowd of the moment; its own blend is the prior
   */
  public Optional<Blend> blend(Map<String, Set<String>> truth, Ranker ranker) {
    Lists lists = lists(ranker);
    List<Choice> choices = new ArrayList<>();
    truth.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, Set<String>> entry) -> UserHash.of(entry.getKey(), SEED))
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_PEOPLE)
        .forEach(
            entry -> {
              lists.choice(entry.getKey(), entry.getValue()).ifPresent(choices::add);
              afterEach.run();
            });
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
    return crowds.computeIfAbsent(graph.ridge(), any -> moment.crowd(graph));
  }
}
