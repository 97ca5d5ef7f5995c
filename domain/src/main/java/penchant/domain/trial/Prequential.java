package penchant.domain.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import penchant.domain.behavior.Behavior;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.clustering.UserHash;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.metrics.Recommender;
import penchant.domain.ranking.Person;

/**
 * Goes through a stream as a live node does: before something happens the person's list is made,
 * what happens is looked up in it, then it is folded (Dawid, Statistical theory: the prequential
 * approach, 1984; Gama et al., On evaluating stream learning algorithms, Machine Learning 2013).
 * What a person did counts at once; what is made from everybody is made again at steps of the
 * stream's time.
 *
 * <p>Relevant are the items that a person likes at one moment and has not met before: the lines of
 * one bill, which reach a node together, do not foresee each other.
 */
public final class Prequential {

  private static final int LENGTH = 10;

  /**
   * How far to go.
   *
   * @param share of all events, the last of which are gone through
   * @param steps as many times everything is made again, after as many events each
   * @param most moments of people to make a list for, at most about; a sample of all that count,
   *     but every event is folded
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

  /** A way to make lists. */
  @FunctionalInterface
  public interface Method {

    /**
     * Makes what a step goes by.
     *
     * @param known all that is known at its start
     * @param start the state of everything then
     * @return makes lists at any moment of the step, for which people have gone on
     */
    Function<Moment, Recommender> from(History known, Moment start);
  }

  /**
   * One step: what was made at its start was used until its end.
   *
   * @param lists by method
   */
  public record Step(Instant from, Instant to, Map<String, RankingMetrics> lists) {}

  /**
   * How a method did.
   *
   * @param byHistory by how many events were known of the person just then
   */
  public record Score(RankingMetrics all, Map<HistoryLength, RankingMetrics> byHistory) {

    private static Score empty() {
      return new Score(new RankingMetrics(), new EnumMap<>(HistoryLength.class));
    }

    private void add(HistoryLength length, List<String> list, Set<String> relevant) {
      all.add(list, relevant);
      byHistory.computeIfAbsent(length, any -> new RankingMetrics()).add(list, relevant);
    }
  }

  private record Told(String user, Behavior event) {}

  private final Moment.Rules rules;
  private final Catalogue catalogue;
  private final Map<String, Method> methods;
  private final Map<String, Score> scores = new LinkedHashMap<>();

  /**
   * @param methods by name, all of which are asked for the same lists
   */
  public Prequential(Moment.Rules rules, Catalogue catalogue, Map<String, Method> methods) {
    this.rules = rules;
    this.catalogue = catalogue;
    this.methods = new LinkedHashMap<>(methods);
  }

  /**
   * Goes through the last part of a history.
   *
   * @param done hears of every step at its end
   * @return how each method did
   */
  public Map<String, Score> through(History history, Plan plan, Consumer<Step> done) {
    List<Told> stream = inOrder(history);
    int start = (int) (stream.size() * (1 - plan.share));
    long threshold = threshold(plan.most, moments(stream.subList(start, stream.size())));
    for (int i = 0; i < plan.steps; i++) {
      int from =
          startOfMoment(stream, start + (int) ((long) (stream.size() - start) * i / plan.steps));
      int to =
          startOfMoment(
              stream, start + (int) ((long) (stream.size() - start) * (i + 1) / plan.steps));
      if (from < to) {
        done.accept(step(history, stream.subList(from, to), plan.seed, threshold));
      }
    }
    return Collections.unmodifiableMap(scores);
  }

  private Step step(History history, List<Told> stream, long seed, long threshold) {
    Instant from = stream.get(0).event.at();
    Instant to = stream.get(stream.size() - 1).event.at();
    History known = history.where((user, event) -> event.at().isBefore(from));
    Moment moment = Moment.after(known, from, catalogue.asOf(from), rules);
    Map<String, Function<Moment, Recommender>> made = new LinkedHashMap<>();
    methods.forEach((name, method) -> made.put(name, method.from(known, moment)));
    Map<String, RankingMetrics> lists = new LinkedHashMap<>();
    Map<String, Person> people = new HashMap<>(moment.people());
    Map<String, List<Behavior>> soFar = new HashMap<>(known.byUser());
    for (int i = 0; i < stream.size(); ) {
      int end = endOfMoment(stream, i);
      Moment now = moment.with(stream.get(i).event.at(), people);
      byUser(stream.subList(i, end))
          .forEach(
              (user, events) -> {
                Person person = now.person(user, rules.fold());
                Set<String> relevant = relevant(events, person);
                if (!relevant.isEmpty()
                    && UserHash.isDrawn(user + '/' + person.sequence(), seed, threshold)) {
                  HistoryLength length = HistoryLength.of(person.sequence());
                  Moment then = now.with(user, now.row(user, of(soFar, user), rules));
                  made.forEach(
                      (name, method) -> {
                        List<String> list = method.apply(then).list(user, LENGTH, Set.of());
                        lists
                            .computeIfAbsent(name, any -> new RankingMetrics())
                            .add(list, relevant);
                        scores
                            .computeIfAbsent(name, any -> Score.empty())
                            .add(length, list, relevant);
                      });
                }
                people.put(user, Moment.after(person, events, rules));
                List<Behavior> all = new ArrayList<>(of(soFar, user));
                all.addAll(events);
                soFar.put(user, all);
              });
      i = end;
    }
    return new Step(from, to, lists);
  }

  private static List<Behavior> of(Map<String, List<Behavior>> events, String user) {
    return events.getOrDefault(user, List.of());
  }

  /** The items that the person likes at that moment and has not met before. */
  private Set<String> relevant(List<Behavior> events, Person person) {
    Set<String> items = new LinkedHashSet<>();
    for (Behavior event : events) {
      if (rules.fold().weight(event) > 0) {
        event
            .item()
            .filter(item -> !person.profile().hasSeen(item) && catalogue.find(item).isPresent())
            .ifPresent(items::add);
      }
    }
    return items;
  }

  private static Map<String, List<Behavior>> byUser(List<Told> moment) {
    Map<String, List<Behavior>> byUser = new LinkedHashMap<>();
    moment.forEach(
        told -> byUser.computeIfAbsent(told.user, any -> new ArrayList<>()).add(told.event));
    return byUser;
  }

  /** Behind the last event of the moment that {@code from} is of. */
  private static int endOfMoment(List<Told> stream, int from) {
    int end = from + 1;
    while (end < stream.size() && stream.get(end).event.at().equals(stream.get(from).event.at())) {
      end++;
    }
    return end;
  }

  /** The first event of the moment that the event of that number is of, so that none is cut. */
  private static int startOfMoment(List<Told> stream, int number) {
    int start = number;
    while (start > 0
        && start < stream.size()
        && stream.get(start - 1).event.at().equals(stream.get(start).event.at())) {
      start--;
    }
    return start;
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

  /** How often somebody did something: what a person does at one moment is done once. */
  private static int moments(List<Told> stream) {
    int moments = 0;
    for (int from = 0; from < stream.size(); ) {
      int end = endOfMoment(stream, from);
      moments += byUser(stream.subList(from, end)).size();
      from = end;
    }
    return moments;
  }

  private static long threshold(int most, int moments) {
    double share = (double) most / Math.max(1, moments);
    return share >= 1 ? -1L : ((long) (share * 0x1p62)) << 2;
  }
}
