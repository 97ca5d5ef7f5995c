package penchant.domain.ranking;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.decay.HalfLife;

/**
 * The fixed blend. Every part is brought to the range 0 to 1 by a rule of its own that looks at the
 * item, the person and the model, never at the other candidates; then it is multiplied by its
 * weight. So a score can be taken apart, and an item has the same one on every page.
 *
 * <ul>
 *   <li>interest, short, negative: the cosine, 0 where it is negative.
 *   <li>popularity: see {@link Popularity}.
 *   <li>cluster: popularity within each of the person's clusters, weighed by P(theta).
 *   <li>context: the share of the circumstances asked for that the item has as labels.
 *   <li>fresh: 1 halved for every half-life since the item appeared; 0 for an item with any
 *       popularity, which has better to show than its age.
 * </ul>
 */
final class Scorer {

  private final RankingSettings settings;
  private final Taste taste;
  private final Instant now;
  private final SortedMap<String, String> context;
  private final Popularity overall;
  private final Map<Cluster, Popularity> byCluster = new LinkedHashMap<>();

  Scorer(
      RankingSettings settings,
      Taste taste,
      ClusterModel model,
      Instant now,
      SortedMap<String, String> context) {
    this.settings = settings;
    this.taste = taste;
    this.now = now;
    this.context = context;
    HalfLife halfLife = settings.popularityHalfLife();
    double exponent = settings.popularityExponent();
    this.overall = Popularity.of(model.popular(), settings.popularCandidates(), halfLife, exponent);
    for (Cluster cluster : model.clusters()) {
      if (taste.clusters().getOrDefault(cluster.id(), 0.0) > 0) {
        byCluster.put(
            cluster,
            Popularity.of(cluster.items(), settings.candidatesPerCluster(), halfLife, exponent));
      }
    }
  }

  ScoredItem score(Item item) {
    double popularity = overall.of(item.id());
    double cluster = cluster(item);
    boolean unknown = popularity == 0 && cluster == 0;
    return new ScoredItem(
        item,
        factor(Part.CLUSTER) * cluster,
        factor(Part.CONTEXT) * fit(item),
        unknown ? factor(Part.FRESH) * freshness(item) : 0,
        factor(Part.INTEREST) * taste.interest(item.vector()),
        0 + factor(Part.NEGATIVE) * taste.negative(item.vector()),
        factor(Part.POPULARITY) * popularity,
        factor(Part.SHORT) * taste.shortTerm(item.vector()));
  }

  /** What the raw value of a part, between 0 and 1, is multiplied by. */
  double factor(Part part) {
    RankingSettings.Weights weights = settings.weights();
    return switch (part) {
      case CLUSTER -> weights.cluster();
      case CONTEXT -> weights.context();
      case FRESH -> weights.fresh();
      case INTEREST -> weights.interest();
      case NEGATIVE -> -weights.negative();
      case POPULARITY -> weights.popularity();
      case SHORT -> weights.shortTerm();
    };
  }

  Popularity overall() {
    return overall;
  }

  /** Of the clusters that the person is near to. */
  Map<Cluster, Popularity> byCluster() {
    return byCluster;
  }

  /** What one cluster gives to the part {@code cluster}. */
  double share(Cluster cluster, Popularity popularity, String item) {
    return taste.clusters().getOrDefault(cluster.id(), 0.0) * popularity.of(item);
  }

  private double cluster(Item item) {
    double sum = 0;
    for (Map.Entry<Cluster, Popularity> entry : byCluster.entrySet()) {
      sum += share(entry.getKey(), entry.getValue(), item.id());
    }
    return sum;
  }

  private double fit(Item item) {
    return context.isEmpty() ? 0 : (double) fitting(item).size() / context.size();
  }

  /** Of the circumstances asked for those that are labels of the item, as {@code name:value}. */
  List<String> fitting(Item item) {
    return context.entrySet().stream()
        .map(entry -> entry.getKey() + ':' + entry.getValue())
        .filter(item.labels()::contains)
        .toList();
  }

  private double freshness(Item item) {
    long age = now.toEpochMilli() - item.at().toEpochMilli();
    return settings.freshHalfLife().decay(Math.max(0, age));
  }
}
