package penchant.infra.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import penchant.domain.catalogue.Item;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.ranking.Person;

/** A simple method to be better than: one number for each item, and what was met is left out. */
final class Baseline {

  private static final int LENGTH = 100;

  private final Moment moment;
  private final Function<Person, Function<String, Double>> scores;

  Baseline(Moment moment, Function<Person, Function<String, Double>> scores) {
    this.moment = moment;
    this.scores = scores;
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
