package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import penchant.domain.clustering.audit.Agreement;
import penchant.domain.vector.Embedding;

/**
 * What clusters that follow a stream are measured against: spherical k-means that sees all points
 * at once, from greedy k-means++ seeds until a step lowers the inertia by less than a ten
 * thousandth.
 */
public final class FullRuns {

  private static final double SETTLED = 1e-4;
  private static final int MOST_STEPS = 500;

  private final SampledPoints points;

  private FullRuns(SampledPoints points) {
    this.points = points;
  }

  /**
   * Full runs over these points.
   *
   * @param points unit vectors, centred, at least one
   */
  public static FullRuns over(List<Embedding> points) {
    return new FullRuns(SampledPoints.of(points, new Effort()));
  }

  /** One run. */
  public static final class FullRun {

    private final List<Embedding> centroids;
    private final int[] clusters;
    private final double inertia;
    private final long multiplyAdds;

    private FullRun(List<Embedding> centroids, int[] clusters, double inertia, long multiplyAdds) {
      this.centroids = List.copyOf(centroids);
      this.clusters = clusters;
      this.inertia = inertia;
      this.multiplyAdds = multiplyAdds;
    }

    public List<Embedding> centroids() {
      return centroids;
    }

    /** The cluster of each point: the position of its nearest centroid. */
    public int[] clusters() {
      return clusters.clone();
    }

    /** The sum of |x - c|^2 over all points, each to its nearest centroid. */
    public double inertia() {
      return inertia;
    }

    /** What it took from the seeds on: a Lloyd step is n (k + 1) d. */
    public long multiplyAdds() {
      return multiplyAdds;
    }
  }

  /**
   * Runs from seeds of their own, the one of the least inertia first.
   *
   * @param k as many centroids, or as many as there are points
   */
  public List<FullRun> draw(int k, int runs, long seed) {
    int wanted = Math.min(k, points.size());
    SplittableRandom random = new SplittableRandom(seed);
    List<SplittableRandom> own = Stream.generate(random::split).limit(runs).toList();
    List<FullRun> all =
        new ArrayList<>(
            own.stream()
                .parallel()
                .map(dice -> points.drawCentroids(wanted, dice))
                .map(this::from)
                .toList());
    all.sort(Comparator.comparingDouble(FullRun::inertia));
    return all;
  }

  /** One run from given seeds. */
  public FullRun from(List<Embedding> seeds) {
    Lloyd run = new Lloyd(points, seeds).settle(SETTLED, MOST_STEPS);
    int[] clusters = run.clusters();
    return new FullRun(
        run.centroids(),
        clusters,
        run.inertia(),
        run.steps() * (long) points.size() * points.dimensions() * (seeds.size() + 1));
  }

  /** The inertia of these centroids, each point to its nearest. */
  public double inertia(List<Embedding> centroids) {
    return points.inertiaAt(centroids);
  }

  /** The mean adjusted Rand index of every two runs. */
  public static double agreement(List<FullRun> runs) {
    return IntStream.range(0, runs.size())
        .boxed()
        .flatMap(
            i ->
                IntStream.range(i + 1, runs.size())
                    .mapToObj(j -> Agreement.of(runs.get(i).clusters(), runs.get(j).clusters())))
        .mapToDouble(Agreement::adjustedRandIndex)
        .average()
        .orElse(1);
  }
}
