package penchant.infra.evaluate;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.history.Window;
import penchant.domain.learning.Lists;
import penchant.domain.learning.Tuning;
import penchant.domain.ranking.Crowd;
import penchant.domain.ranking.Ranker;

/** Learns on the last part of a history, then folds all of it. */
final class Fitting {

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
    return fitted(history, moment(history, history.newest()));
  }

  /** What everything is after the history, at some time then. */
  Moment moment(History history, Instant now) {
    err.println("folding all events");
    return Moment.after(history, now, study.catalogue(), study.rules());
  }

  /** Lists as of a moment after the history. */
  Lists fitted(History history, Moment moment) {
    Moment.Rules rules = study.rules();
    Optional<Tuning.Learned> learned =
        Window.last(history, Tuning.LAST, rules.fold()).flatMap(this::learned);
    if (learned.isEmpty()) {
      err.println("too little happened to learn from: the configured weights count");
    }
    learned.ifPresent(figures::learned);
    Crowd crowd = moment.crowd(learned.map(Tuning.Learned::graph).orElse(rules.graph()));
    Ranker ranker =
        new Ranker(rules.ranking(), rules.fold())
            .with(learned.map(one -> crowd.with(one.blend())).orElse(crowd));
    return new Lists(ranker, moment, rules.fold());
  }

  private Optional<Tuning.Learned> learned(Window window) {
    err.printf("learning from what %,d people did after %s%n", window.truth().size(), window.now());
    Moment before = Moment.after(window.known(), window.now(), study.catalogue(), study.rules());
    return Tuning.on(
        window,
        before,
        study.rules(),
        tried ->
            err.printf(
                "ridge %.0f on the last window: %s%n", tried.graph().ridge(), tried.onWindow()));
  }
}
