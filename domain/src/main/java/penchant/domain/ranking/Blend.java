package penchant.domain.ranking;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each feature counts in a score. Learned from choices where there are enough of them, see
 * {@code penchant.domain.learning}, else that of the settings.
 */
public final class Blend {

  private final double[] weights;

  private Blend(double[] weights) {
    this.weights = weights;
  }

  /** The configured one: trends count nothing until a blend is learned for them. */
  static Blend of(RankingSettings.Weights weights) {
    double[] all = new double[Feature.COUNT];
    all[Feature.CLUSTER.place()] = weights.cluster();
    all[Feature.CONTEXT.place()] = weights.context();
    all[Feature.FRESH.place()] = weights.fresh();
    all[Feature.GRAPH_SHARE.place()] = weights.graph();
    all[Feature.INTEREST.place()] = weights.interest();
    all[Feature.NEGATIVE.place()] = -weights.negative();
    all[Feature.POPULARITY.place()] = weights.popularity();
    all[Feature.SHORT.place()] = weights.shortTerm();
    return new Blend(all);
  }

  /**
   * A learned one.
   *
   * @param weights one for each {@link Feature}, in their order
   */
  public static Blend of(double[] weights) {
    if (weights.length != Feature.COUNT) {
      throw new IllegalArgumentException(
          "a blend has " + Feature.COUNT + " weights, not " + weights.length);
    }
    return new Blend(weights.clone());
  }

  /**
   * A learned one, from the names of its features: it may have been written by another version,
   * which knew other ones. One that it does not name was not there when it was learned, and counts
   * nothing.
   *
   * @throws IllegalArgumentException for a name that is none of a feature: a sum without it would
   *     not be what was learned
   */
  public static Blend of(Map<String, Double> weights) {
    double[] all = new double[Feature.COUNT];
    Map<String, Double> left = new TreeMap<>(weights);
    for (Feature feature : Feature.values()) {
      Double weight = left.remove(feature.label());
      all[feature.place()] = weight == null ? 0 : weight;
    }
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "a blend of features that this version does not know: " + left.keySet());
    }
    return new Blend(all);
  }

  /** By the names of the features, sorted. */
  public SortedMap<String, Double> byLabel() {
    SortedMap<String, Double> byLabel = new TreeMap<>();
    weights().forEach((feature, weight) -> byLabel.put(feature.label(), weight));
    return byLabel;
  }

  /** The same, where some count nothing. */
  Blend without(Set<Feature> off) {
    double[] left = weights.clone();
    off.forEach(feature -> left[feature.place()] = 0);
    return new Blend(left);
  }

  double weight(Feature feature) {
    return weights[feature.place()];
  }

  /** By feature, in the order of their names. */
  public Map<Feature, Double> weights() {
    Map<Feature, Double> byFeature = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      byFeature.put(feature, weights[feature.place()]);
    }
    return Collections.unmodifiableMap(byFeature);
  }

  /** In the order of {@link Feature}. */
  public double[] toArray() {
    return weights.clone();
  }
}
