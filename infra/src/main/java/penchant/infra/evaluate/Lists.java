package penchant.infra.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import penchant.domain.graph.Affinity;
import penchant.domain.graph.GraphSettings;
import penchant.domain.graph.ItemGraph;
import penchant.domain.interest.Fold;
import penchant.domain.interest.SeenItems;
import penchant.domain.learning.Choice;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.ranking.Feature;
import penchant.domain.ranking.Option;
import penchant.domain.ranking.RankedItem;
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.RankingQuery;
import penchant.domain.ranking.Trends;

/** Asks a ranker on behalf of people at some moment. */
final class Lists {

  private final Ranker ranker;
  private final Moment moment;
  private final Fold fold;

  Lists(Ranker ranker, Moment moment, Fold fold) {
    this.ranker = ranker;
    this.moment = moment;
    this.fold = fold;
  }

  /** The list of a user, known or not. */
  List<String> list(String user, int n) {
    return ranker
        .rank(moment.person(user, fold), moment.clusters(), moment.catalogue(), query(n))
        .items()
        .stream()
        .map(RankedItem::item)
        .toList();
  }

  private RankingQuery query(int n) {
    return RankingQuery.top(n).at(moment.now());
  }

  /** How well lists foresee what people did. */
  RankingMetrics measure(Map<String, Set<String>> truth) {
    RankingMetrics metrics = new RankingMetrics();
    truth.forEach((user, items) -> metrics.add(list(user, 100), items));
    return metrics;
  }

  /** Simpler methods for the same people at the same moment, by name. */
  Map<String, Baseline> baselines(GraphSettings graph) {
    Map<String, Baseline> methods = new LinkedHashMap<>();
    Trends trends = moment.trends();
    methods.put("popular", new Baseline(moment, person -> trends::always));
    methods.put("popular-lately", new Baseline(moment, person -> trends::lately));
    methods.put("item-knn", onGraph(ItemGraph.neighbourhood(moment.gram(graph), graph)));
    methods.put("ease", onGraph(ItemGraph.of(moment.gram(graph), graph)));
    return methods;
  }

  private Baseline onGraph(ItemGraph graph) {
    return new Baseline(
        moment,
        person -> {
          Affinity affinity = graph.affinity(person.profile().seen());
          return item -> affinity.spread(SeenItems.fingerprint(item));
        });
  }

  /** What a user could have been shown and what of it the user chose; nothing if none of it. */
  Optional<Choice> choice(String user, Set<String> chosen) {
    List<Option> options =
        ranker.options(
            moment.person(user, fold), moment.clusters(), moment.catalogue(), query(100));
    List<float[]> features = new ArrayList<>(options.size());
    BitSet taken = new BitSet();
    for (Option option : options) {
      if (chosen.contains(option.item())) {
        taken.set(features.size());
      }
      float[] own = new float[Feature.values().length];
      int place = 0;
      for (Feature feature : Feature.values()) {
        own[place++] = (float) option.feature(feature);
      }
      features.add(own);
    }
    return taken.isEmpty()
        ? Optional.empty()
        : Optional.of(new Choice(features.toArray(new float[0][]), taken));
  }
}
