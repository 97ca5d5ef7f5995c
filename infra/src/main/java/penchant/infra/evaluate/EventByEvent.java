package penchant.infra.evaluate;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.ranking.Ranker;
import penchant.domain.trial.Prequential;

/** The full ranking event by event, as on a live node. */
final class EventByEvent {

  /** The last fifth in eight steps, with lists for about 4,000 events, if all of them count. */
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
    Prequential.Course course =
        new Prequential(study.rules(), study.catalogue(), this::ranker)
            .through(history, PLAN, step -> tell(step.from() + " to " + step.to(), step.lists()));
    course.byHistory().forEach((length, lists) -> tell(length.label() + " events", lists));
    tell("all", course.all());
  }

  /** What is learned is learned once, before the first step. */
  private Ranker ranker(History known, Moment moment) {
    if (learned.isPresent()) {
      return learned.get().ranker(moment);
    }
    Fitting first = Fitting.on(known, moment, study.rules(), study.trainer(figures), figures, err);
    learned = Optional.of(first);
    return first.ranker();
  }

  private void tell(String part, RankingMetrics lists) {
    figures.stream(part, lists);
    err.printf(
        Locale.ROOT,
        "%-44s ndcg@10 %.4f +- %.4f, hr@10 %.4f, %,d lists%n",
        part,
        lists.ndcg(),
        lists.ndcgEstimate().halfWidth(),
        lists.hitRate(),
        lists.people());
  }
}
