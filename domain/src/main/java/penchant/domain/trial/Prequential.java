package penchant.domain.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import penchant.domain.behavior.Behavior;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.clustering.UserHash;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.learning.Lists;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.ranking.Person;
import penchant.domain.ranking.Ranker;

/**
 * Goes through a stream as a live node does: before an event the person's list is made, the event
 * is looked up in it, then it is folded (Dawid, Statistical theory: the prequential approach, 1984;
 * Gama et al., On evaluating stream learning algorithms, Machine Learning 2013). What a person did
 * counts at once; what is made from everybody is made again at steps of the stream's time.
 *
 * <p>An event counts if the person likes an item that the person has not met. Then its item is the
 * only one that is relevant, so the gain is 1 for the first place and 0.29 for the tenth.
 */
public final class Prequential {

  private static final int LENGTH = 10;

  /**
   * How far to go.
   *
   * @param share of all events, the last of which are gone through
   * @param steps as many times everything is made again, after as many events each
   * @param most events to make a list for, about; a sample of all that count, but every event is
   *     folded
   * @param seed of the sample
   */
  public record Plan(double share, int steps, int most, long seed) {
    public Plan {
      if (!(share > 0 && share < 1) || steps < 1 || most < 1) {
        throw new IllegalArgumentException(
            "a share between 0 and 1, a step and an event are needed, not %s, %d, %d"
                .formatted(share, steps, most));
      }
    }
  }

  /** One step: what was made at its start was used until its end. */
  public record Step(Instant from, Instant to, RankingMetrics lists) {}

  /**
   * How it went.
   *
   * @param byHistory by how many events were known of the person just then
   */
  public record Course(
      List<Step> steps, RankingMetrics all, Map<HistoryLength, RankingMetrics> byHistory) {
    public Course {
      steps = List.copyOf(steps);
      byHistory = Collections.unmodifiableMap(new EnumMap<>(byHistory));
    }
  }

  private record Told(String user, Behavior event) {}

  private final Moment.Rules rules;
  private final Catalogue catalogue;
  private final BiFunction<History, Moment, Ranker> ranker;
  private final RankingMetrics all = new RankingMetrics();
  private final Map<HistoryLength, RankingMetrics> byHistory = new EnumMap<>(HistoryLength.class);

  /**
   * @param ranker makes what ranks from all that is known at the start of a step
   */
  public Prequential(
      Moment.Rules rules, Catalogue catalogue, BiFunction<History, Moment, Ranker> ranker) {
    this.rules = rules;
    this.catalogue = catalogue;
    this.ranker = ranker;
  }

  /**
   * Goes through the last part of a history.
   *
   * @param done hears of every step at its end
   */
  public Course through(History history, Plan plan, Consumer<Step> done) {
    List<Told> stream = inOrder(history);
    int start = (int) (stream.size() * (1 - plan.share));
    long threshold = threshold(plan.most, stream.size() - start);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < plan.steps; i++) {
      int from = start + (int) ((long) (stream.size() - start) * i / plan.steps);
      int to = start + (int) ((long) (stream.size() - start) * (i + 1) / plan.steps);
      if (from < to) {
        Step step = step(history, stream.subList(from, to), plan.seed, threshold);
        done.accept(step);
        steps.add(step);
      }
    }
    return new Course(steps, all, byHistory);
  }

  private Step step(History history, List<Told> stream, long seed, long threshold) {
    Instant from = stream.get(0).event.at();
    Instant to = stream.get(stream.size() - 1).event.at();
    History known = history.where((user, event) -> event.at().isBefore(from));
    Moment moment = Moment.after(known, from, catalogue.asOf(from), rules);
    Ranker made = ranker.apply(known, moment);
    Map<String, Person> people = new HashMap<>(moment.people());
    RankingMetrics lists = new RankingMetrics();
    for (Told told : stream) {
      Moment now = moment.with(told.event.at(), people);
      Person person = now.person(told.user, rules.fold());
      if (counts(told.event, person)
          && UserHash.isDrawn(told.user + '/' + person.sequence(), seed, threshold)) {
        List<String> list = new Lists(made, now, rules.fold()).list(told.user, LENGTH, Set.of());
        Set<String> relevant = Set.of(told.event.item().orElseThrow());
        lists.add(list, relevant);
        all.add(list, relevant);
        byHistory
            .computeIfAbsent(HistoryLength.of(person.sequence()), any -> new RankingMetrics())
            .add(list, relevant);
      }
      people.put(told.user, Moment.after(person, List.of(told.event), rules));
    }
    return new Step(from, to, lists);
  }

  private boolean counts(Behavior event, Person person) {
    return rules.fold().weight(event) > 0
        && event
            .item()
            .filter(item -> !person.profile().hasSeen(item) && catalogue.find(item).isPresent())
            .isPresent();
  }

  /** By time; of one moment each person's in their order. */
  private static List<Told> inOrder(History history) {
    List<Told> stream = new ArrayList<>();
    history
        .byUser()
        .forEach((user, events) -> events.forEach(event -> stream.add(new Told(user, event))));
    stream.sort(Comparator.comparing(told -> told.event.at()));
    return stream;
  }

  private static long threshold(int most, int events) {
    double share = (double) most / Math.max(1, events);
    return share >= 1 ? -1L : ((long) (share * 0x1p62)) << 2;
  }
}
