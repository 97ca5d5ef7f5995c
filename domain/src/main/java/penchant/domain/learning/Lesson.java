package penchant.domain.learning;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.clustering.UserHash;
import penchant.domain.graph.GraphFit;
import penchant.domain.graph.GraphSettings;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.history.Window;
import penchant.domain.network.Networks;
import penchant.domain.ranking.Blend;

/**
 * What came of learning from a history once.
 *
 * <p>The people are cut in two by a hash. From each half a blend is learned and tried on the other,
 * beside the one in force, so that everybody is foreseen by a blend that does not know them. If
 * that is better, a blend learned from all of them is taken up. Only which of a handful of graphs
 * it goes with is chosen by all of them from the start, since that takes most of the time.
 *
 * @param people whose choices there were
 * @param trial nothing where they were too few
 * @param better nothing where the one in force stays
 */
public record Lesson(int people, Optional<Trial> trial, Optional<LearnedBlend> better) {

  private static final long HALVES = 0x68616c66;

  /**
   * What lists are made with up to now.
   *
   * @param blend nothing for the configured weights
   * @param networks with which it was learned
   * @param graph the fit of the graph
   */
  public record InForce(Optional<Blend> blend, Networks networks, GraphFit graph) {}

  /**
   * Learns from the last part of a history.
   *
   * @param leastPeople of fewer people with a choice nothing is learned
   * @param trainer of f and g, on what was known before that part
   * @param afterEach called after each person, for whoever must not work without a break
   */
  public static Lesson of(
      History history,
      Catalogue catalogue,
      Moment.Rules rules,
      InForce inForce,
      int leastPeople,
      NetworkTrainer trainer,
      Runnable afterEach) {
    Optional<Window> window = Window.last(history, Tuning.LAST, rules.fold());
    int people = window.map(some -> some.truth().size()).orElse(0);
    if (window.isEmpty() || people < Math.max(2, leastPeople)) {
      return new Lesson(people, Optional.empty(), Optional.empty());
    }
    Window last = window.get();
    Moment folded =
        Moment.after(last.known(), last.now(), catalogue.asOf(last.now()), rules, afterEach);
    Moment before = folded.with(trainer.train(last.known(), folded, rules));
    Tuning tuning = new Tuning(before, rules, afterEach);
    Optional<Tuning.Learned> best = tuning.on(last.truth(), tried -> {});
    Optional<Trial> trial =
        best.flatMap(learned -> trial(tuning, last.truth(), learned.graph(), inForce));
    return new Lesson(
        people,
        trial,
        trial
            .filter(Trial::isBetter)
            .flatMap(
                passed ->
                    best.map(
                        learned ->
                            new LearnedBlend(
                                learned.blend(),
                                before.networks(),
                                learned.fit(),
                                last.now(),
                                people,
                                passed))));
  }

  private static Optional<Trial> trial(
      Tuning tuning, Map<String, Set<String>> truth, GraphSettings graph, InForce inForce) {
    Predicate<String> first = user -> UserHash.of(user, HALVES) >= 0;
    double[] gains = {};
    double[] before = {};
    for (Predicate<String> half : List.of(first, first.negate())) {
      Map<String, Set<String>> others = of(truth, half.negate());
      Optional<Blend> learned = tuning.blend(of(truth, half), graph);
      if (learned.isEmpty() || others.isEmpty()) {
        return Optional.empty();
      }
      gains = joined(gains, tuning.gains(graph, learned.get(), others));
      before =
          joined(
              before,
              tuning.gains(graph.with(inForce.graph), inForce.blend, inForce.networks, others));
    }
    return Optional.of(Trial.of(gains, before));
  }

  private static double[] joined(double[] some, double[] more) {
    double[] both = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, both, some.length, more.length);
    return both;
  }

  private static Map<String, Set<String>> of(
      Map<String, Set<String>> truth, Predicate<String> users) {
    Map<String, Set<String>> some = new TreeMap<>(truth);
    some.keySet().removeIf(users.negate());
    return some;
  }
}
