package penchant.domain.ranking;

import java.time.Duration;
import penchant.domain.decay.HalfLife;

/**
 * How a list is made.
 *
 * @param weights what each part counts
 * @param candidatesPerVector items taken near each interest and near the short vector
 * @param candidatesPerCluster popular items taken from each of the person's clusters
 * @param popularCandidates items taken from those popular with everybody
 * @param popularityHalfLife with which popularity is decayed; that of the cohorts' sums
 * @param freshHalfLife with which the news of an item wears off where there is no popularity
 * @param reasonsPerItem sentences for each item
 */
public record RankingSettings(
    Weights weights,
    int candidatesPerVector,
    int candidatesPerCluster,
    int popularCandidates,
    HalfLife popularityHalfLife,
    HalfLife freshHalfLife,
    int reasonsPerItem) {

  /** The factor of each part; every part lies between 0 and 1 before it is multiplied. */
  public record Weights(
      double interest,
      double recent,
      double cluster,
      double popularity,
      double fresh,
      double negative) {}

  /** What ships in {@code ranking.conf}. */
  public static RankingSettings standard() {
    return new RankingSettings(
        new Weights(1.0, 0.6, 1.0, 1.2, 0.05, 0.5),
        100,
        100,
        200,
        new HalfLife(Duration.ofDays(14)),
        new HalfLife(Duration.ofDays(30)),
        2);
  }
}
