package penchant.domain.ranking;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import penchant.domain.decay.HalfLife;

/**
 * How a list is made.
 *
 * @param weights what each part counts
 * @param front how the front of a list is put in order
 * @param limits how many candidates are looked at
 * @param popularityExponent an item done half as much as the most popular one has popularity 0.5 to
 *     this power; below 1, since popularity has a long tail
 * @param popularityHalfLife with which the sums that say what is popular decay
 * @param popularitySmoothing with how much of what everybody does a cluster's popularity is
 *     smoothed, as a multiple of what a cluster's people did on the average
 * @param interestHalfLife with which the mass of an interest decays
 * @param freshHalfLife with which the news of an item wears off
 * @param mayRepeat whether a person is shown what the person has seen, unless a request says
 * @param reasonsPerItem sentences for each item, unless all are asked for
 * @param off what counts nothing, whatever its weight, and brings no candidates
 */
public record RankingSettings(
    Weights weights,
    Front front,
    Limits limits,
    double popularityExponent,
    HalfLife popularityHalfLife,
    double popularitySmoothing,
    HalfLife interestHalfLife,
    HalfLife freshHalfLife,
    boolean mayRepeat,
    int reasonsPerItem,
    Set<Feature> off) {

  public RankingSettings {
    off = off.isEmpty() ? Set.of() : Collections.unmodifiableSortedSet(new TreeSet<>(off));
  }

  /**
   * The factor of each part; every part lies between 0 and 1 before it is multiplied.
   *
   * @param context for an item that fits all that a request says of the circumstances
   * @param negative how much is taken off for likeness to what the person turned away
   */
  public record Weights(
      double interest,
      double shortTerm,
      double cluster,
      double popularity,
      double graph,
      double context,
      double fresh,
      double negative) {

    public Weights {
      requireFactor("interest", interest);
      requireFactor("short", shortTerm);
      requireFactor("cluster", cluster);
      requireFactor("popularity", popularity);
      requireFactor("graph", graph);
      requireFactor("context", context);
      requireFactor("fresh", fresh);
      requireFactor("negative", negative);
    }

    private static void requireFactor(String part, double factor) {
      if (!(factor >= 0) || !Double.isFinite(factor)) {
        throw new IllegalArgumentException(
            "the weight of part '" + part + "' must not be negative, was " + factor);
      }
    }
  }

  /**
   * How many items are looked at, and where they come from.
   *
   * @param perVector near each interest and near the short vector
   * @param perCluster popular in each of the person's clusters
   * @param popular popular with everybody
   * @param perTrend on top of each of the trends, see {@link Trends}
   * @param graph that the graph finds best
   * @param newest that came in last
   * @param scoreAllUpTo a catalogue, or what filters leave of it, of at most so many items is
   *     scored without choosing candidates first
   */
  public record Limits(
      int perVector,
      int perCluster,
      int popular,
      int perTrend,
      int graph,
      int newest,
      int scoreAllUpTo) {

    private Limits without(Set<Feature> off) {
      return new Limits(
          off.containsAll(Ingredient.TEXT.features()) ? 0 : perVector,
          off.containsAll(Ingredient.CLUSTERS.features()) ? 0 : perCluster,
          popular,
          off.containsAll(Ingredient.TRENDS.features()) ? 0 : perTrend,
          off.containsAll(Ingredient.GRAPH.features()) ? 0 : graph,
          off.containsAll(Ingredient.AGE.features()) ? 0 : newest,
          scoreAllUpTo);
    }
  }

  /**
   * What is done with the front of a list besides sorting it by score.
   *
   * @param size how many of the best are put in order; those behind stay as they are
   * @param diversity what a copy of an item above it loses; 0 for none
   * @param calibration what a divergence of the list's mix from P(theta) takes off; 0 for none
   */
  public record Front(int size, double diversity, double calibration, Exploration exploration) {

    public Front {
      if (size < 0 || !(diversity >= 0) || !(calibration >= 0)) {
        throw new IllegalArgumentException(
            "the front of a list must not be negative, was %d with diversity %s and calibration %s"
                .formatted(size, diversity, calibration));
      }
    }
  }

  /**
   * The same for lists that are compared with what people then chose: nothing drawn by chance, and
   * nothing that they had seen.
   */
  public RankingSettings forMeasuring() {
    return with(
        new Front(front.size, front.diversity, front.calibration, new Exploration(0, 1)), false);
  }

  /** The same, with or without what a person has seen where a request does not say. */
  public RankingSettings repeating(boolean may) {
    return with(front, may);
  }

  private RankingSettings with(Front newFront, boolean repeats) {
    return new RankingSettings(
        weights,
        newFront,
        limits,
        popularityExponent,
        popularityHalfLife,
        popularitySmoothing,
        interestHalfLife,
        freshHalfLife,
        repeats,
        reasonsPerItem,
        off);
  }

  /** The same, made without these too. */
  public RankingSettings without(Set<Ingredient> left) {
    Set<Feature> all = new TreeSet<>(off);
    left.forEach(ingredient -> all.addAll(ingredient.features()));
    boolean mixed = !left.contains(Ingredient.CALIBRATION) && !all.contains(Feature.CLUSTER);
    return new RankingSettings(
        weights,
        new Front(
            front.size,
            left.contains(Ingredient.DIVERSITY) ? 0 : front.diversity,
            mixed ? front.calibration : 0,
            front.exploration),
        limits.without(all),
        popularityExponent,
        popularityHalfLife,
        popularitySmoothing,
        interestHalfLife,
        freshHalfLife,
        mayRepeat,
        reasonsPerItem,
        all);
  }

  /** What ships in {@code ranking.conf}. */
  public static RankingSettings standard() {
    return new RankingSettings(
        new Weights(2.0, 1.0, 1.0, 1.0, 2.0, 0.3, 0.05, 0.5),
        new Front(50, 0.1, 0.05, new Exploration(10, 100)),
        new Limits(50, 100, 300, 100, 300, 50, 1_000),
        0.5,
        new HalfLife(Duration.ofDays(7)),
        0.5,
        new HalfLife(Duration.ofDays(45)),
        new HalfLife(Duration.ofDays(30)),
        false,
        2,
        Set.of());
  }
}
