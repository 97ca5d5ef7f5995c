package penchant.infra.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import penchant.domain.catalogue.Item;
import penchant.domain.graph.Affinity;
import penchant.domain.graph.GraphSettings;
import penchant.domain.graph.ItemGraph;
import penchant.domain.history.Moment;
import penchant.domain.interest.SeenItems;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.ranking.Person;
import penchant.domain.ranking.Trends;

/** A simple method to be better than: one number for each item, and what was met is left out. */
final class Baseline {

  private static final int LENGTH = 100;

  private final Moment moment;
  private final Function<Person, Function<String, Double>> scores;

  Baseline(Moment moment, Function<Person, Function<String, Double>> scores) {
    this.moment = moment;
    this.scores = scores;
  }

  /** By name. */
  static Map<String, Baseline> all(Moment moment, GraphSettings graph) {
    Map<String, Baseline> methods = new LinkedHashMap<>();
    Trends trends = moment.trends();
    methods.put("popular", new Baseline(moment, person -> trends::always));
    methods.put("popular-lately", new Baseline(moment, person -> trends::lately));
    methods.put("item-knn", onGraph(moment, ItemGraph.neighbourhood(moment.gram(graph), graph)));
    methods.put("ease", onGraph(moment, ItemGraph.of(moment.gram(graph), graph)));
    return methods;
  }

  private static Baseline onGraph(Moment moment, ItemGraph graph) {
    return new Baseline(
        moment,
        person -> {
          Affinity affinity = graph.affinity(person.profile().seen());
          return item -> affinity.spread(SeenItems.fingerprint(item));
        });
  }

  RankingMetrics measure(Map<String, Set<String>> truth) {
    RankingMetrics metrics = new RankingMetrics();
    truth.forEach((user, items) -> metrics.add(list(user), items));
    return metrics;
  }

  private List<String> list(String user) {
    Person person = moment.people().get(user);
    if (person == null) {
      return List.of();
    }
    Function<String, Double> score = scores.apply(person);
    record Scored(String item, double score) {}
    List<Scored> all = new ArrayList<>();
    for (Item item : moment.catalogue().items()) {
      if (!person.profile().hasSeen(item.id())) {
        all.add(new Scored(item.id(), score.apply(item.id())));
      }
    }
    all.sort(Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::item));
    return all.stream().limit(LENGTH).map(Scored::item).toList();
  }
}
