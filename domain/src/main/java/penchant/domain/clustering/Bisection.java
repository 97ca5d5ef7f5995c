package penchant.domain.clustering;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import penchant.domain.vector.Embedding;

/**
 * What it would bring to make two clusters of one (bisecting k-means; Steinbach, Karypis and Kumar,
 * KDD workshop on text mining 2000).
 *
 * <p>The gain is measured on people that the two centroids were not fitted to: half of the sample
 * is fitted and the other half measured, and the other way round. Two means of any cloud fit it
 * better than one, the more so the fewer its points; only what also holds for others is a split.
 *
 * @param isSecond where each point of the sample goes, false to the first part, true to the second
 */
record Bisection(Embedding first, Embedding second, List<Boolean> isSecond) {

  Bisection {
    isSecond = List.copyOf(isSecond);
  }

  private static final int LEAST_POINTS = 20;
  private static final int RUNS = 2;

  /** A split is told by one run; where it is made, the better of a few is taken. */
  private static final int RUNS_OF_A_LOOK = 1;

  private static final int LLOYD_STEPS = 12;

  /**
   * The share of its inertia that the group loses by it; may be negative. None for a sample of few
   * or of people who are all alike.
   *
   * @param isClear whether an estimate from one of the halves is enough
   */
  static OptionalDouble gain(
      SampledPoints points, SplittableRandom random, DoublePredicate isClear) {
    if (points.size() < LEAST_POINTS) {
      return OptionalDouble.empty();
    }
    double left = 0;
    double whole = 0;
    for (int half = 0; half < 2; half++) {
      SampledPoints fitted = half(points, half);
      SampledPoints measured = half(points, 1 - half);
      left += measured.inertiaAt(inTwo(fitted, random, RUNS_OF_A_LOOK).centroids());
      whole += measured.inertiaAt(List.of(fitted.mean()));
      if (whole > 0 && isClear.test(1 - left / whole)) {
        break;
      }
    }
    return whole > 0 ? OptionalDouble.of(1 - left / whole) : OptionalDouble.empty();
  }

  /** The best that was found; none if all are alike. */
  static Optional<Bisection> of(SampledPoints points, SplittableRandom random) {
    Lloyd run = inTwo(points, random, RUNS);
    int[] sides = run.clusters();
    int seconds = IntStream.of(sides).sum();
    if (seconds == 0 || seconds == sides.length) {
      return Optional.empty();
    }
    return Optional.of(
        new Bisection(
            run.centroids().get(0),
            run.centroids().get(1),
            IntStream.of(sides).mapToObj(side -> side == 1).toList()));
  }

  private static SampledPoints half(SampledPoints points, int half) {
    return points.subset(IntStream.range(0, points.size()).filter(i -> i % 2 == half).toArray());
  }

  private static Lloyd inTwo(SampledPoints points, SplittableRandom random, int runs) {
    Lloyd best = Seeding.settle(points, points.drawCentroids(2, random), LLOYD_STEPS);
    for (int i = 1; i < runs; i++) {
      Lloyd run = Seeding.settle(points, points.drawCentroids(2, random), LLOYD_STEPS);
      best = run.inertia() < best.inertia() ? run : best;
    }
    return best;
  }
}
