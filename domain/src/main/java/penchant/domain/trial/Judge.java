package penchant.domain.trial;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import penchant.domain.behavior.Behavior;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.history.Window;
import penchant.domain.metrics.ListQuality;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.metrics.Recommender;
import penchant.domain.metrics.Surprise;
import penchant.domain.ranking.Person;
import penchant.domain.vector.Embedding;

/**
 * Measures lists by what people did in a window. All methods are asked for the same people, in the
 * same order, out of the whole catalogue less what each has met.
 */
public final class Judge {

  /** An item that fewer people than this did anything with is new. */
  public static final int KNOWN_FROM = 5;

  private static final int LENGTH = 100;

  private final Window window;
  private final Moment moment;
  private final Map<String, Integer> people = new HashMap<>();
  private final Map<String, Long> clusters = new HashMap<>();
  private final Set<String> known;

  /**
   * @param moment all that was known before the window
   */
  public Judge(Window window, Moment moment) {
    this.window = window;
    this.moment = moment;
    count(window.known());
    Set<String> met = new HashSet<>();
    for (Item item : moment.catalogue().items()) {
      if (people.getOrDefault(item.id(), 0) >= KNOWN_FROM) {
        met.add(item.id());
      }
      moment
          .clusters()
          .nearest(item.vector())
          .ifPresent(cluster -> clusters.put(item.id(), cluster.id()));
    }
    known = Set.copyOf(met);
  }

  private void count(History history) {
    for (List<Behavior> events : history.byUser().values()) {
      Set<String> met = new HashSet<>();
      events.forEach(event -> event.item().ifPresent(met::add));
      met.forEach(item -> people.merge(item, 1, Integer::sum));
    }
  }

  /** By whose deeds lists are measured. */
  public int people() {
    return window.truth().size();
  }

  /** Items of which hardly anything is known. */
  public int newItems() {
    return moment.catalogue().size() - known.size();
  }

  /** What the lists of {@code recommender} are worth. */
  public Verdict of(Recommender recommender) {
    record Answer(String user, Set<String> truth, List<String> list, List<String> newOnly) {}
    List<Answer> answers =
        window.truth().entrySet().parallelStream()
            .map(
                entry -> {
                  String user = entry.getKey();
                  Set<String> truth = entry.getValue();
                  List<String> list = recommender.list(user, LENGTH, Set.of());
                  List<String> newOnly =
                      known.containsAll(truth) ? List.of() : recommender.list(user, LENGTH, known);
                  return new Answer(user, truth, list, newOnly);
                })
            .toList();
    RankingMetrics all = new RankingMetrics();
    RankingMetrics newItems = new RankingMetrics();
    RankingMetrics amongNew = new RankingMetrics();
    Map<HistoryLength, RankingMetrics> byHistory = new EnumMap<>(HistoryLength.class);
    ListQuality quality =
        new ListQuality(
            this::vector,
            item -> Optional.ofNullable(clusters.get(item)),
            new Surprise(people, window.known().byUser().size()));
    for (Answer answer : answers) {
      all.add(answer.list, answer.truth);
      quality.add(answer.list, mix(answer.user));
      byHistory
          .computeIfAbsent(length(answer.user), any -> new RankingMetrics())
          .add(answer.list, answer.truth);
      Set<String> surprising = new HashSet<>(answer.truth);
      surprising.removeAll(known);
      if (!surprising.isEmpty()) {
        newItems.add(answer.list, surprising);
        amongNew.add(answer.newOnly, surprising);
      }
    }
    return new Verdict(all, quality, byHistory, newItems, amongNew);
  }

  private HistoryLength length(String user) {
    return HistoryLength.of(window.known().byUser().getOrDefault(user, List.of()).size());
  }

  private Optional<Embedding> vector(String item) {
    return moment.catalogue().find(item).map(Item::vector);
  }

  private SortedMap<Long, Double> mix(String user) {
    Person person = moment.people().get(user);
    ClusterModel model = moment.clusters();
    return person == null || !model.vectorSpace().equals(person.profile().vectorSpace())
        ? Collections.emptySortedMap()
        : person
            .profile()
            .longVector()
            .map(model::distribution)
            .orElseGet(Collections::emptySortedMap);
  }
}
