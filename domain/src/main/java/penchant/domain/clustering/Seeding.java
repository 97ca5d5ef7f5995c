package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import penchant.domain.vector.Embedding;

/**
 * Finds centroids for a population that has none, from a sample of it: greedy spherical k-means++
 * (Arthur and Vassilvitskii, SODA 2007) with restarts, each followed by Lloyd steps, the one of
 * least inertia kept.
 *
 * @param k centroids wanted; as many as there are distinct vectors, if those are fewer
 * @param restarts runs of which the best is kept
 * @param lloydSteps at most so many steps in a run
 * @param reservoir the most users to look at
 * @param loyalty the centroids that stand already are kept, refined, if their inertia is at most so
 *     much times that of the best run: people do not change their cluster for nothing
 */
public record Seeding(int k, int restarts, int lloydSteps, int reservoir, double loyalty) {

  /** A run has settled when a step lowers its inertia by less than this share. */
  private static final double SETTLED = 1e-4;

  public Seeding {
    if (k < 1 || restarts < 1 || lloydSteps < 0 || reservoir < 1 || !(loyalty >= 1)) {
      throw new IllegalArgumentException(
          "seeding needs k, restarts and reservoir of at least 1, Lloyd steps of at least 0 and a"
              + " loyalty of at least 1");
    }
  }

  /**
   * The reservoir of the whole population: of all samples, from whatever cohorts, those of the
   * smallest hashes. It does not depend on how the population is sliced.
   */
  public List<Sample> merge(List<Sample> samples) {
    return samples.stream()
        .sorted(
            Comparator.comparing(Sample::hash, Long::compareUnsigned)
                .thenComparing(sample -> Arrays.hashCode(sample.longVector().values())))
        .limit(reservoir)
        .toList();
  }

  /**
   * The threshold of hashes (unsigned) below which one finds a reservoir's worth of users, and a
   * quarter more, out of so many.
   */
  public long threshold(long population) {
    double share = 1.25 * reservoir / Math.max(1, population);
    return share >= 1 ? -1L : ((long) (share * 0x1p62)) << 2;
  }

  /**
   * Centroids for the users of a reservoir.
   *
   * @param reservoir in the order of {@link #merge}
   * @param mean taken off every vector
   * @param standing the centroids so far, empty before the first seeding or in another space
   * @param seed of the random draws
   * @return at most k directions; none if the reservoir is empty
   */
  public List<Embedding> seed(
      List<Sample> reservoir, Mean mean, List<Embedding> standing, long seed) {
    if (reservoir.isEmpty()) {
      return List.of();
    }
    SampledPoints points = SampledPoints.of(reservoir, mean);
    Lloyd best = runs(points, seed).get(0);
    boolean isComparable =
        standing.size() == Math.min(k, points.size())
            && standing.get(0).dimensions() == points.dimensions();
    if (isComparable) {
      Lloyd loyal = settle(points, standing, lloydSteps);
      best = loyal.inertia() <= loyalty * best.inertia() + 1e-9 ? loyal : best;
    }
    return best.centroids();
  }

  /** All runs, that of the least inertia first. */
  List<Lloyd> runs(SampledPoints points, long seed) {
    int wanted = Math.min(k, points.size());
    SplittableRandom random = new SplittableRandom(seed);
    List<Lloyd> runs = new ArrayList<>();
    for (int i = 0; i < restarts; i++) {
      runs.add(settle(points, points.drawCentroids(wanted, random), lloydSteps));
    }
    runs.sort(Comparator.comparingDouble(Lloyd::inertia));
    return runs;
  }

  /**
   * How many of the population stand nearest to each of the directions, by the reservoir; they add
   * up to the population.
   */
  public List<Long> sizes(
      List<Sample> reservoir, Mean mean, List<Embedding> directions, long population) {
    long[] counts = new long[directions.size()];
    for (Sample sample : reservoir) {
      Embedding centred = mean.centred(sample.longVector().toEmbedding());
      int nearest = 0;
      for (int j = 1; j < counts.length; j++) {
        nearest =
            directions.get(j).cosine(centred) > directions.get(nearest).cosine(centred)
                ? j
                : nearest;
      }
      counts[nearest]++;
    }
    List<Long> sizes = new ArrayList<>();
    long counted = 0;
    long given = 0;
    for (long count : counts) {
      counted += count;
      long upTo = Math.round((double) population * counted / reservoir.size());
      sizes.add(upTo - given);
      given = upTo;
    }
    return sizes;
  }

  /** Lloyd steps until they bring next to nothing, at most so many. */
  static Lloyd settle(SampledPoints points, List<Embedding> seeds, int most) {
    return new Lloyd(points, seeds).settle(SETTLED, most);
  }

  /** The same with another number of centroids. */
  public Seeding withK(int other) {
    return new Seeding(other, restarts, lloydSteps, reservoir, loyalty);
  }
}
