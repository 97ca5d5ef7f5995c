package penchant.infra.evaluate;

import java.io.PrintStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import penchant.domain.baseline.SimpleLists;
import penchant.domain.baseline.SimpleMethod;
import penchant.domain.baseline.Variant;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.graph.GraphSettings;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.history.Window;
import penchant.domain.learning.Lists;
import penchant.domain.learning.NetworkTrainer;
import penchant.domain.learning.Tuning;
import penchant.domain.metrics.Recommender;
import penchant.domain.ranking.Blend;
import penchant.domain.ranking.Crowd;
import penchant.domain.ranking.Ingredient;
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.RankingSettings;

/**
 * Learns on the last part of a history what lists go by after all of it, the simple methods like
 * the full one.
 */
final class Fitting {

  private final Moment.Rules rules;
  private final Moment moment;
  private final Optional<Fitted> fitted;
  private final Crowd crowd;
  private final Figures figures;
  private final PrintStream err;
  private final Map<String, Variant> chosen = new HashMap<>();

  /** What there is to learn from, and what was learned. */
  private static final class Fitted {
    private final Window window;
    private final Moment before;
    private final Tuning.Learned learned;
    private @Nullable Crowd crowd;

    Fitted(Window window, Moment before, Tuning.Learned learned) {
      this.window = window;
      this.before = before;
      this.learned = learned;
    }

    /** What everybody did before the window, without a blend; only made where it is needed. */
    Crowd crowd() {
      Crowd made = crowd;
      if (made == null) {
        made = before.crowd(learned.graph());
        crowd = made;
      }
      return made;
    }
  }

  private Fitting(
      Moment.Rules rules,
      Moment moment,
      Optional<Fitted> fitted,
      Crowd crowd,
      Figures figures,
      PrintStream err) {
    this.rules = rules;
    this.moment = moment;
    this.fitted = fitted;
    this.crowd = crowd;
    this.figures = figures;
    this.err = err;
  }

  /**
   * Learns.
   *
   * @param folded after the history
   * @param trainer of f and g, on the same history as the moments that they count in
   */
  static Fitting on(
      History history,
      Moment folded,
      Moment.Rules rules,
      NetworkTrainer trainer,
      Figures figures,
      PrintStream err) {
    Optional<Fitted> fitted =
        Window.last(history, Tuning.LAST, rules.fold())
            .flatMap(window -> fitted(window, folded.catalogue(), rules, trainer, err));
    if (fitted.isEmpty()) {
      err.println("too little happened to learn from: the configured weights count");
    }
    fitted.ifPresent(one -> figures.learned(one.learned));
    Moment moment = folded.with(trainer.train(history, folded, rules));
    Crowd crowd = moment.crowd(fitted.map(one -> one.learned.graph()).orElse(rules.graph()));
    return new Fitting(rules, moment, fitted, crowd, figures, err);
  }

  private static Optional<Fitted> fitted(
      Window window,
      Catalogue catalogue,
      Moment.Rules rules,
      NetworkTrainer trainer,
      PrintStream err) {
    Instant now = window.now();
    err.printf("learning from what %,d people did after %s%n", window.truth().size(), now);
    Moment folded = Moment.after(window.known(), now, catalogue.asOf(now), rules);
    Moment before = folded.with(trainer.train(window.known(), folded, rules));
    return Tuning.on(
            window,
            before,
            rules,
            tried ->
                err.printf("%s on the last window: %s%n", tried.graph().fit(), tried.onWindow()))
        .map(learned -> new Fitted(window, before, learned));
  }

  /** What makes the lists of the full ranking. */
  Ranker ranker() {
    return ranker(rules.ranking(), fitted.map(one -> one.learned.blend()));
  }

  /** The same at a later moment: with the graph and trends of then, and what was learned before. */
  Ranker ranker(Moment later) {
    Moment alike = later.with(moment.networks());
    Crowd then = alike.crowd(fitted.map(one -> one.learned.graph()).orElse(rules.graph()));
    return new Ranker(rules.ranking(), rules.fold())
        .with(fitted.map(one -> then.with(one.learned.blend())).orElse(then));
  }

  /** Whether lists are made with it: what was not trained says nothing. */
  boolean has(Ingredient ingredient) {
    return switch (ingredient) {
      case ATTENTION -> moment.networks().attention().isPresent();
      case FORESIGHT -> moment.networks().theta().isPresent();
      case GRAPH, TRENDS, POPULARITY, CLUSTERS, TEXT, AGE, DIVERSITY, CALIBRATION -> true;
    };
  }

  /** The full ranking without some of what it is made with, learned again. */
  Lists without(Set<Ingredient> left) {
    if (left.isEmpty()) {
      return lists(ranker());
    }
    RankingSettings ranking = rules.ranking().without(left);
    return lists(ranker(ranking, fitted.flatMap(one -> blend(ranking, one))));
  }

  private Optional<Blend> blend(RankingSettings ranking, Fitted one) {
    Ranker ranker = new Ranker(ranking, rules.fold()).with(one.crowd());
    return new Tuning(one.before, rules, () -> {}).blend(one.window.truth(), ranker);
  }

  /** The same by the weights of the configuration. */
  Lists withoutLearning(Set<Ingredient> left) {
    return lists(ranker(rules.ranking().without(left), Optional.empty()));
  }

  private Ranker ranker(RankingSettings ranking, Optional<Blend> blend) {
    return new Ranker(ranking, rules.fold()).with(blend.map(crowd::with).orElse(crowd));
  }

  private Lists lists(Ranker ranker) {
    return new Lists(ranker, moment, rules.fold());
  }

  /** Which items are in graphs. */
  GraphSettings graph() {
    return rules.graph();
  }

  /** Lists by a simple method. */
  Recommender simple(Variant variant) {
    return new SimpleLists(variant.made().apply(moment), moment, rules.fold());
  }

  /** The linear filter mixed with what is popular lately. */
  SimpleMethod both() {
    return SimpleMethod.both(
        chosen(SimpleMethod.fadingFilter(graph())), chosen(SimpleMethod.popularLately()));
  }

  /** The parameters of a simple method that did best on the window that was learned from. */
  Variant chosen(SimpleMethod method) {
    Variant known = chosen.get(method.name());
    Variant variant = known == null ? choose(method) : known;
    chosen.put(method.name(), variant);
    return variant;
  }

  private Variant choose(SimpleMethod method) {
    return fitted
        .map(
            one -> {
              SimpleMethod.Chosen chosen = method.chosen(one.window, one.before, rules.fold());
              figures.chosen(method.name(), chosen);
              err.printf(
                  "%s %s on the last window: %s%n",
                  method.name(), chosen.variant().parameters(), chosen.onWindow());
              return chosen.variant();
            })
        .orElseGet(() -> method.variants().get(0));
  }
}
