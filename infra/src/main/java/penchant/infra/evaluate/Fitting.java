package penchant.infra.evaluate;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import penchant.domain.graph.GraphSettings;
import penchant.domain.ranking.Crowd;
import penchant.domain.ranking.Ranker;

/** Learns on the last part of a history, then folds all of it. */
final class Fitting {

  /** Of all events, the last tenth is what is learned from. */
  private static final double LAST = 0.1;

  private final Study study;
  private final Figures figures;
  private final PrintStream err;

  Fitting(Study study, Figures figures, PrintStream err) {
    this.study = study;
    this.figures = figures;
    this.err = err;
  }

  /** Lists as of the newest event. */
  Lists fitted(History history) {
    return fitted(history, history.newest());
  }

  /** Lists as of some time after the history. */
  Lists fitted(History history, Instant now) {
    Moment.Rules rules = study.rules();
    Optional<Tuning.Learned> learned =
        Window.last(history, LAST, rules.fold())
            .flatMap(
                window -> {
                  err.printf(
                      "learning from what %,d people did after %s%n",
                      window.truth().size(), window.now());
                  Moment before =
                      Moment.after(window.known(), window.now(), study.catalogue(), rules);
                  return Tuning.on(
                      window, before, rules.fold(), study.ranking(), rules.graph(), err);
                });
    if (learned.isEmpty()) {
      err.println("too little happened to learn from: the configured weights count");
    }
    learned.ifPresent(figures::learned);
    err.println("folding all events");
    Moment moment = Moment.after(history, now, study.catalogue(), rules);
    GraphSettings graph = learned.map(Tuning.Learned::graph).orElse(rules.graph());
    Crowd crowd = moment.crowd(graph);
    Ranker ranker =
        new Ranker(study.ranking(), rules.fold())
            .with(learned.map(one -> crowd.with(one.blend())).orElse(crowd));
    return new Lists(ranker, moment, rules.fold());
  }
}
