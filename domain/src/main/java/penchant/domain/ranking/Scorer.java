package penchant.domain.ranking;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.Cluster;
import penchant.domain.graph.Affinity;
import penchant.domain.interest.SeenItems;

/**
 * Scores items for one person. A feature is brought to its range by a rule of its own that looks at
 * the item, the person and the models, never at the other candidates; then it is multiplied by its
 * weight in the {@link Blend}. So a score can be taken apart, and an item has the same one on every
 * page.
 */
final class Scorer {

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final int DAYS_A_YEAR = 365;

  private final RankingSettings settings;
  private final Blend blend;
  private final Trends trends;
  private final Affinity affinity;
  private final Taste taste;
  private final Instant now;
  private final SortedMap<String, String> context;
  private final Popularity overall;
  private final Map<Cluster, Popularity> byCluster = new LinkedHashMap<>();
  private final Map<Cluster, Popularity> foreseen = new LinkedHashMap<>();

  Scorer(
      RankingSettings settings,
      Blend blend,
      Trends trends,
      Affinity affinity,
      Taste taste,
      Popularities popularities,
      Instant now,
      SortedMap<String, String> context) {
    this.settings = settings;
    this.blend = blend;
    this.trends = trends;
    this.affinity = affinity;
    this.taste = taste;
    this.now = now;
    this.context = context;
    // To a stranger all is said that is known of what others do, which takes a look at every
    // cluster.
    this.overall = taste.isOfAStranger() ? popularities.everywhere() : popularities.overall();
    for (Cluster cluster : popularities.model().clusters()) {
      boolean near = taste.clusters().getOrDefault(cluster.id(), 0.0) > 0;
      boolean next = taste.outlook().foreseen().getOrDefault(cluster.id(), 0.0) > 0;
      if (near || next) {
        Popularity popularity = popularities.in(cluster.id());
        if (near) {
          byCluster.put(cluster, popularity);
        }
        if (next) {
          foreseen.put(cluster, popularity);
        }
      }
    }
  }

  ScoredItem score(Item item) {
    double[] features = features(item);
    double[] parts = new double[Part.values().length];
    for (Feature feature : Feature.values()) {
      // Adding 0 turns a negative zero into a plain one.
      parts[feature.part().place()] += 0 + blend.weight(feature) * features[feature.place()];
    }
    return ScoredItem.of(item, parts);
  }

  /** The features of an item for this person, in the order of {@link Feature}. */
  double[] features(Item item) {
    double[] features = new double[Feature.COUNT];
    double popularity = overall.of(item.id());
    double cluster = cluster(item);
    long fingerprint = SeenItems.fingerprint(item.id());
    features[Feature.AGE.place()] = age(item);
    features[Feature.ATTENTION.place()] = taste.attention(item.vector());
    features[Feature.CLUSTER.place()] = cluster;
    features[Feature.CONTEXT.place()] = fit(item);
    features[Feature.FORESIGHT.place()] = foresight(item);
    features[Feature.FRESH.place()] = popularity == 0 && cluster == 0 ? freshness(item) : 0;
    features[Feature.GRAPH_SHARE.place()] = affinity.share(fingerprint);
    features[Feature.GRAPH_SPREAD.place()] = affinity.spread(fingerprint);
    features[Feature.INTEREST.place()] = taste.interest(item.vector());
    features[Feature.NEGATIVE.place()] = taste.negative(item.vector());
    features[Feature.POPULARITY.place()] = popularity;
    features[Feature.SHORT.place()] = taste.shortTerm(item.vector());
    trends.write(item.id(), features);
    settings.off().forEach(feature -> features[feature.place()] = 0);
    return features;
  }

  /** What the raw value of a part that is one feature is multiplied by. */
  double factor(Part part) {
    return switch (part) {
      case INTEREST -> blend.weight(Feature.INTEREST);
      case NEGATIVE -> blend.weight(Feature.NEGATIVE);
      case SHORT -> blend.weight(Feature.SHORT);
      case ATTENTION, CLUSTER, CONTEXT, FORESIGHT, FRESH, GRAPH, POPULARITY ->
          throw new IllegalArgumentException("part " + part.label() + " is not made of events");
    };
  }

  /** What a feature is multiplied by, 0 for one that is turned off. */
  double weight(Feature feature) {
    return settings.off().contains(feature) ? 0 : blend.weight(feature);
  }

  /** What the graph says for this person. */
  Affinity affinity() {
    return affinity;
  }

  Trends trends() {
    return trends;
  }

  /** The time that is ranked for. */
  Instant now() {
    return now;
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

  private double foresight(Item item) {
    double sum = 0;
    for (Map.Entry<Cluster, Popularity> entry : foreseen.entrySet()) {
      sum +=
          taste.outlook().foreseen().getOrDefault(entry.getKey().id(), 0.0)
              * entry.getValue().of(item.id());
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

  /** Whether what the part {@code fresh} says of the item comes of its news, not of its age. */
  boolean isNew(Item item) {
    double[] features = features(item);
    double news = blend.weight(Feature.FRESH) * features[Feature.FRESH.place()];
    return Math.abs(news) > Math.abs(blend.weight(Feature.AGE) * features[Feature.AGE.place()]);
  }

  private double age(Item item) {
    double days = Math.max(0, now.toEpochMilli() - item.at().toEpochMilli()) / (double) DAY_MILLIS;
    return StrictMath.log1p(days) / StrictMath.log1p(DAYS_A_YEAR);
  }

  /** What is announced for later is no newer than what is out as long. */
  private double freshness(Item item) {
    long age = now.toEpochMilli() - item.at().toEpochMilli();
    return settings.freshHalfLife().decay(Math.abs(age));
  }
}
