package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
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

  private final List<Embedding> points;

  private FullRuns(List<Embedding> points) {
    this.points = List.copyOf(points);
  }

  /**
   * Full runs over these points.
   *
   * @param points unit vectors, centred, at least one
   */
  public static FullRuns over(List<Embedding> points) {
    return new FullRuns(points);
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
    SampledPoints sample = SampledPoints.of(points);
    int wanted = Math.min(k, points.size());
    SplittableRandom random = new SplittableRandom(seed);
    List<SplittableRandom> own = Stream.generate(random::split).limit(runs).toList();
    List<FullRun> all =
        new ArrayList<>(
            own.stream()
                .parallel()
                .map(dice -> sample.drawCentroids(wanted, dice))
                .map(seeds -> from(SampledPoints.embeddings(seeds, sample.dimensions())))
                .toList());
    all.sort(Comparator.comparingDouble(FullRun::inertia));
    return all;
  }

  /** One run from given seeds. */
  public FullRun from(List<Embedding> seeds) {
    return new Run(seeds).settle();
  }

  /** The inertia of these centroids, each point to its nearest. */
  public double inertia(List<Embedding> centroids) {
    Run run = new Run(centroids);
    run.assign();
    return run.inertia();
  }

  /** Lloyd's steps, of which each looks only at what the one before may have changed. */
  private final class Run {

    private final Assignment assignment = new Assignment(0);
    private final Assignment.Distances[] distances = new Assignment.Distances[points.size()];
    private final int[] clusters = new int[points.size()];
    private final VectorSum[] sums;
    private final long[] members;
    private List<Embedding> centroids;
    private int steps;

    Run(List<Embedding> seeds) {
      centroids = seeds;
      Arrays.setAll(distances, i -> new Assignment.Distances());
      Arrays.fill(clusters, -1);
      sums = new VectorSum[seeds.size()];
      Arrays.setAll(sums, j -> VectorSum.zero(seeds.get(0).dimensions()));
      members = new long[sums.length];
    }

    FullRun settle() {
      double before;
      double inertia = Double.POSITIVE_INFINITY;
      do {
        assign();
        move();
        before = inertia;
        inertia = inertia();
      } while (before - inertia > SETTLED * inertia && steps < MOST_STEPS);
      long multiplyAdds = steps * multiplyAddsOfAStep();
      assign();
      return new FullRun(centroids, clusters.clone(), inertia(), multiplyAdds);
    }

    void assign() {
      SortedMap<Long, Embedding> byId = new TreeMap<>();
      for (int j = 0; j < sums.length; j++) {
        byId.put((long) j, centroids.get(j));
      }
      assignment.follow(Centroids.of(steps, Mean.NONE, byId));
      for (int i = 0; i < clusters.length; i++) {
        if (!assignment.isSettled(distances[i], clusters[i])) {
          put(i, (int) assignment.find(points.get(i), distances[i], clusters[i]));
        }
      }
    }

    private void put(int point, int cluster) {
      int before = clusters[point];
      if (cluster == before) {
        return;
      }
      if (before >= 0) {
        sums[before].subtract(points.get(point));
        members[before]--;
      }
      sums[cluster].add(points.get(point));
      members[cluster]++;
      clusters[point] = cluster;
    }

    /** A centroid that no point is nearest to stays where it is. */
    private void move() {
      List<Embedding> next = new ArrayList<>();
      for (int j = 0; j < sums.length; j++) {
        next.add(
            sums[j].hasDirection() ? RoundStep.embedding(sums[j].direction()) : centroids.get(j));
      }
      centroids = next;
      steps++;
    }

    double inertia() {
      double inertia = 0;
      for (int j = 0; j < sums.length; j++) {
        inertia += 2 * (members[j] - sums[j].dot(centroids.get(j)));
      }
      return inertia;
    }

    /** Of a step that looks at everything: each point to each centroid, and into one sum. */
    private long multiplyAddsOfAStep() {
      return (long) points.size() * points.get(0).dimensions() * (sums.length + 1);
    }
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
