package penchant.domain.ranking;

import java.util.Locale;

/**
 * What a score is a weighted sum of. Each feature belongs to a {@link Part}, which is the sum of
 * its features, so the parts add up to the score.
 */
public enum Feature {
  /** How new the item is: the logarithm of its age, 0 for today to about 1 for a year. */
  AGE(0, Part.FRESH),
  /** The cosine to where the recent events point to, by a trained network, 0 to 1. */
  ATTENTION(1, Part.ATTENTION),
  /** Popularity within each of the person's clusters, smoothed, weighed by P(theta), 0 to 1. */
  CLUSTER(2, Part.CLUSTER),
  /** The share of the circumstances asked for that the item has as labels, 0 to 1. */
  CONTEXT(3, Part.CONTEXT),
  /** Popularity within each cluster, weighed by how likely a network says it is next, 0 to 1. */
  FORESIGHT(4, Part.FORESIGHT),
  /** News of an item that nobody did anything with yet, halved every half-life, 0 to 1. */
  FRESH(5, Part.FRESH),
  /** The item's share of what the graph finds best for the person, 0 to 1. */
  GRAPH_SHARE(6, Part.GRAPH),
  /** How far the item stands out of what the graph says of all, in standard deviations. */
  GRAPH_SPREAD(7, Part.GRAPH),
  /** The cosine to the nearest interest, weighed by its strength, 0 to 1. */
  INTEREST(8, Part.INTEREST),
  /** The cosine to what was turned away, 0 to 1. */
  NEGATIVE(9, Part.NEGATIVE),
  /** Popularity with everybody as a share of the most popular item's, to a power, 0 to 1. */
  POPULARITY(10, Part.POPULARITY),
  /** The cosine to the short vector, 0 to 1. */
  SHORT(11, Part.SHORT),
  /** The logarithms of what was done with the item of late, over ever longer times. */
  TREND_HOURS(12, Part.POPULARITY),
  TREND_DAY(13, Part.POPULARITY),
  TREND_DAYS(14, Part.POPULARITY),
  TREND_WEEKS(15, Part.POPULARITY),
  TREND_MONTHS(16, Part.POPULARITY),
  TREND_ALWAYS(17, Part.POPULARITY);

  /** How many there are. */
  static final int COUNT = values().length;

  private final int place;
  private final Part part;

  Feature(int place, Part part) {
    this.place = place;
    this.part = part;
  }

  /** Where it stands in an array of all features. */
  int place() {
    return place;
  }

  Part part() {
    return part;
  }

  /** The name in files and on the command line: {@code graph-share}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
