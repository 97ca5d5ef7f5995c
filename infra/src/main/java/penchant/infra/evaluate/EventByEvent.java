package penchant.infra.evaluate;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import penchant.domain.baseline.Baseline;
import penchant.domain.baseline.SimpleLists;
import penchant.domain.baseline.SimpleMethod;
import penchant.domain.baseline.Variant;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.learning.Lists;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.metrics.Recommender;
import penchant.domain.ranking.Ranker;
import penchant.domain.trial.Prequential;

/** The full ranking event by event, as on a live node, beside simpler methods. */
final class EventByEvent {

  /**
   * The last fifth in eight steps, with lists for about 4,000 moments of people, if all of them
   * count.
   */
  private static final Prequential.Plan PLAN = new Prequential.Plan(0.2, 8, 4_000, 1);

  private final Study study;
  private final Figures figures;
  private final PrintStream err;
  private Optional<Fitting> learned = Optional.empty();

  EventByEvent(Study study, Figures figures, PrintStream err) {
    this.study = study;
    this.figures = figures;
    this.err = err;
  }

  /** Goes through the last part of a history. */
  void through(History history) {
    err.printf(
        Locale.ROOT,
        "the last %.0f %% of %,d events in %d steps, lists for a sample of about %,d, seed %d%n",
        100 * PLAN.share(),
        history.events(),
        PLAN.steps(),
        PLAN.most(),
        PLAN.seed());
    Map<String, Prequential.Method> methods = new LinkedHashMap<>();
    methods.put(
        Comparison.FULL,
        (known, start) -> {
          Ranker ranker = fitting(known, start).ranker(start);
          return now -> new Lists(ranker, now, study.rules().fold());
        });
    for (SimpleMethod method : SimpleMethod.single(study.rules().graph())) {
      methods.put(
          method.name(), (known, start) -> lists(fitting(known, start).chosen(method), start));
    }
    methods.put(
        SimpleMethod.BOTH,
        (known, start) -> {
          Fitting fitting = fitting(known, start);
          return lists(fitting.chosen(fitting.both()), start);
        });
    new Prequential(study.rules(), study.catalogue(), methods)
        .through(
            history,
            PLAN,
            step ->
                step.lists()
                    .forEach(
                        (method, lists) -> tell(method, step.from() + " to " + step.to(), lists)))
        .forEach(
            (method, score) -> {
              score
                  .byHistory()
                  .forEach((length, lists) -> tell(method, length.label() + " events", lists));
              tell(method, "all", score.all());
            });
  }

  private Function<Moment, Recommender> lists(Variant variant, Moment start) {
    Baseline made = variant.made().apply(start);
    return now -> new SimpleLists(made, now, study.rules().fold());
  }

  /** What is learned is learned once, before the first step. */
  private Fitting fitting(History known, Moment moment) {
    Fitting first =
        learned.orElseGet(
            () -> Fitting.on(known, moment, study.rules(), study.trainer(figures), figures, err));
    learned = Optional.of(first);
    return first;
  }

  private void tell(String method, String part, RankingMetrics lists) {
    figures.stream(method, part, lists);
    err.printf(
        Locale.ROOT,
        "%-15s %-44s ndcg@10 %.4f +- %.4f, hr@10 %.4f, %,d lists%n",
        method,
        part,
        lists.ndcg(),
        lists.ndcgEstimate().halfWidth(),
        lists.hitRate(),
        lists.people());
  }
}
