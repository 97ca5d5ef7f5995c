package penchant.domain.learning;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import penchant.domain.history.Moment;
import penchant.domain.interest.Fold;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.metrics.Recommender;
import penchant.domain.ranking.Feature;
import penchant.domain.ranking.Option;
import penchant.domain.ranking.RankedItem;
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.RankingQuery;

/** Asks a ranker on behalf of people at some moment. */
public final class Lists implements Recommender {

  /** How many items a list has that is measured. */
  static final int LENGTH = 100;

  private final Ranker ranker;
  private final Moment moment;
  private final Fold fold;

  /**
   * @param fold with which the moment was folded
   */
  public Lists(Ranker ranker, Moment moment, Fold fold) {
    this.ranker = ranker;
    this.moment = moment;
    this.fold = fold;
  }

  @Override
  public List<String> list(String user, int n, Set<String> except) {
    return ranker
        .rank(
            moment.person(user, fold),
            moment.clusters(),
            moment.catalogue(),
            query(n).without(except))
        .items()
        .stream()
        .map(RankedItem::item)
        .toList();
  }

  private RankingQuery query(int n) {
    return RankingQuery.top(n).at(moment.now());
  }

  /** How well lists foresee what people did. */
  public RankingMetrics measure(Map<String, Set<String>> truth) {
    RankingMetrics metrics = new RankingMetrics();
    truth.forEach((user, items) -> metrics.add(list(user, LENGTH), items));
    return metrics;
  }

  /** What a user could have been shown and what of it the user chose; nothing if none of it. */
  Optional<Occasion> occasion(String user, Set<String> chosen) {
    List<Option> options =
        ranker.options(
            moment.person(user, fold), moment.clusters(), moment.catalogue(), query(LENGTH));
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
        : Optional.of(
            new Occasion(
                new Choice(features.toArray(new float[0][]), taken),
                options.stream().map(Option::item).toList()));
  }
}
