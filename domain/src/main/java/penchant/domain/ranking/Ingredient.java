package penchant.domain.ranking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What a list is made with and can be made without, to see what it is good for. */
public enum Ingredient {
  /** What others chose who chose what the person did. */
  GRAPH,
  /** What everybody does of late, over several times. */
  TRENDS,
  /** What is popular with everybody, as the cluster model knows it. */
  POPULARITY,
  /** What is popular in the person's clusters; without them there is no calibration either. */
  CLUSTERS,
  /** Nearness to what the person likes, did last, and turned away. */
  TEXT,
  /** Where the recent events lead to, by a trained network. */
  ATTENTION,
  /** What is popular in the clusters that the person turns to next, by a trained network. */
  FORESIGHT,
  /** How new an item is. */
  AGE,
  /** Likenesses within a list are kept apart. */
  DIVERSITY,
  /** The mix of a list is held near to that of the person. */
  CALIBRATION;

  /** The features that say nothing without it. */
  Set<Feature> features() {
    return switch (this) {
      case GRAPH -> Set.of(Feature.GRAPH_SHARE, Feature.GRAPH_SPREAD);
      case TRENDS ->
          Set.of(
              Feature.TREND_HOURS,
              Feature.TREND_DAY,
              Feature.TREND_DAYS,
              Feature.TREND_WEEKS,
              Feature.TREND_MONTHS,
              Feature.TREND_ALWAYS);
      case POPULARITY -> Set.of(Feature.POPULARITY);
      case CLUSTERS -> Set.of(Feature.CLUSTER);
      case TEXT -> Set.of(Feature.INTEREST, Feature.SHORT, Feature.NEGATIVE);
      case ATTENTION -> Set.of(Feature.ATTENTION);
      case FORESIGHT -> Set.of(Feature.FORESIGHT);
      case AGE -> Set.of(Feature.AGE, Feature.FRESH);
      case DIVERSITY, CALIBRATION -> Set.of();
    };
  }

  /** The name in files and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The ingredient of that name.
   *
   * @throws IllegalArgumentException if there is none; the message names those there are
   */
  public static Ingredient of(String label) {
    return Arrays.stream(values())
        .filter(one -> one.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a list is made with %s, not with '%s'"
                        .formatted(
                            Arrays.stream(values()).map(Ingredient::label).toList(), label)));
  }
}
