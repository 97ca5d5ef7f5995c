package penchant.infra.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.ClusteringSettings;
import penchant.domain.clustering.FullRuns;
import penchant.domain.clustering.FullRuns.FullRun;
import penchant.domain.clustering.Mean;
import penchant.domain.clustering.audit.Agreement;
import penchant.domain.vector.Embedding;
import penchant.infra.bench.Figures.Figure;
import penchant.infra.load.Progress;

/**
 * One run of {@code bench cluster}: the same people reporting to as many cohorts as asked for and,
 * beside them, to a single one; after each batch, once the last reports are worked in, the clusters
 * are measured, and then left alone for some rounds.
 */
final class ClusterRun {

  private static final int FULL_RUNS = 10;
  private static final int IDLE_ROUNDS = 10;

  /**
   * Within 15 s what was acknowledged shows in the model. What the last reports bring until then,
   * as a seeding that was due, is no churn: only what moves later moves without a reason.
   */
  private static final int WORKED_IN_WITHIN_ROUNDS = 7;

  private static final long SEED = 1;

  private final People people;
  private final Optional<int[]> truth;
  private final ClusteringSettings settings;
  private final Plan plan;
  private final Figures figures;
  private final PrintStream err;
  private Mean mean = Mean.NONE;
  private boolean isFirstAssignment;
  private Stretch latest = new Stretch(List.of());
  private Stretch before = latest;

  /**
   * How it is run.
   *
   * @param cohorts slices of the population
   * @param batches how often the clusters are measured
   * @param roundEvery reports from one round to the next
   */
  record Plan(int cohorts, int batches, int roundEvery) {}

  /**
   * The rounds after a seeding and what they cost. Those in which nobody reports cost next to
   * nothing; they count only where there are no others.
   */
  private static final class Stretch {

    private final List<Embedding> seeds;
    private long multiplyAdds;
    private int rounds;
    private boolean hasReports;

    Stretch(List<Embedding> seeds) {
      this.seeds = seeds;
    }

    void add(int reports, long cost) {
      if (reports > 0 && !hasReports) {
        hasReports = true;
        multiplyAdds = 0;
        rounds = 0;
      }
      if (reports > 0 || !hasReports) {
        multiplyAdds += cost;
        rounds++;
      }
    }

    /** A round's part of the cost of one full run from the same seeds; 0 without any round. */
    double costShare(FullRuns full) {
      return (double) multiplyAdds / Math.max(1, rounds) / full.from(seeds).multiplyAdds();
    }
  }

  ClusterRun(
      People people,
      Optional<int[]> truth,
      ClusteringSettings settings,
      Plan plan,
      Figures figures,
      PrintStream err) {
    this.people = people;
    this.truth = truth;
    this.settings = settings;
    this.plan = plan;
    this.figures = figures;
    this.err = err;
  }

  void run() {
    try (LiveClusters live = new LiveClusters(people, settings, plan.cohorts);
        LiveClusters whole = new LiveClusters(people, settings, 1);
        Progress progress = Progress.of("reports", "people", people.count(), err)) {
      for (int batch = 1; batch <= plan.batches; batch++) {
        int end = (int) ((long) people.count() * batch / plan.batches);
        while (live.reported() < end) {
          int reports = Math.min(plan.roundEvery, end - live.reported());
          round(live, reports);
          whole.round(reports);
          progress.step(reports);
        }
        for (int i = 0; i < WORKED_IN_WITHIN_ROUNDS; i++) {
          round(live, 0);
          whole.round(0);
        }
        progress.notice("measuring");
        List<Figure> measured = measure(live, whole);
        if (plan.batches > 1) {
          measured.forEach(figures.afterBatch(batch)::print);
        }
        if (batch == plan.batches) {
          measured.forEach(figures::print);
        }
      }
    }
  }

  /**
   * Counts what the round costs, and notices a seeding: only there the mean changes. That everybody
   * is assigned to the seeds for the first time, in the round after, is part of the seeding.
   */
  private void round(LiveClusters live, int reports) {
    long soFar = live.multiplyAdds();
    live.round(reports);
    ClusterModel model = live.model();
    if (!model.mean().equals(mean)) {
      mean = model.mean();
      before = latest.hasReports ? latest : before;
      latest = new Stretch(centroids(model));
      isFirstAssignment = true;
    } else if (isFirstAssignment) {
      isFirstAssignment = false;
    } else {
      latest.add(reports, live.multiplyAdds() - soFar);
    }
  }

  private List<Figure> measure(LiveClusters live, LiveClusters whole) {
    ClusterModel model = live.model();
    List<Embedding> centroids = centroids(model);
    if (centroids.isEmpty()) {
      return List.of(new Figure("k", 0, "clusters"));
    }
    List<Figure> measured = new ArrayList<>();
    int[] standing = groups(live.standing());
    FullRuns full = FullRuns.over(live.points());
    List<FullRun> runs = full.draw(centroids.size(), FULL_RUNS, SEED);
    FullRun best = runs.get(0);
    double ratio = ratio(full.inertia(centroids), best.inertia());
    measured.add(new Figure("k", centroids.size(), "clusters"));
    measured.add(new Figure("inertia_ratio", ratio, "ratio"));
    truth.ifPresent(
        labels -> {
          int[] known = Arrays.copyOf(labels, standing.length);
          double[] ofRuns =
              runs.stream().mapToDouble(run -> information(run.clusters(), known)).toArray();
          measured.add(new Figure("nmi", information(standing, known), "share"));
          measured.add(new Figure("nmi_full", ofRuns[0], "share"));
          measured.add(
              new Figure("nmi_full_mean", Arrays.stream(ofRuns).average().orElse(0), "share"));
        });
    measured.add(
        new Figure("ari", Agreement.of(standing, best.clusters()).adjustedRandIndex(), "index"));
    measured.add(new Figure("ari_full", FullRuns.agreement(runs), "index"));
    measured.add(new Figure("sharded_difference", difference(model, whole.model()), "distance"));
    measured.add(new Figure("churn", churn(live, whole), "share a round"));
    Stretch typical = latest.hasReports || !before.hasReports ? latest : before;
    measured.add(new Figure("cost_share", typical.costShare(full), "share"));
    measured.add(new Figure("ratio", ratio, "ratio"));
    return measured;
  }

  private static double information(int[] found, int[] known) {
    return Agreement.of(found, known).normalisedMutualInformation();
  }

  private static double ratio(double live, double full) {
    return full > 0 ? live / full : 1;
  }

  private static List<Embedding> centroids(ClusterModel model) {
    return model.clusters().stream().map(Cluster::centroid).toList();
  }

  private static int[] groups(long[] ids) {
    Map<Long, Integer> numbers = new HashMap<>();
    return Arrays.stream(ids)
        .mapToInt(id -> numbers.computeIfAbsent(id, absent -> numbers.size()))
        .toArray();
  }

  /**
   * The largest difference of any number of any centroid; the largest number there is where one is
   * missing.
   */
  private static double difference(ClusterModel one, ClusterModel other) {
    double largest = one.clusters().size() == other.clusters().size() ? 0 : Double.MAX_VALUE;
    for (Cluster cluster : one.clusters()) {
      Optional<Embedding> twin = other.find(cluster.id()).map(Cluster::centroid);
      for (int i = 0; i < cluster.centroid().dimensions(); i++) {
        double value = cluster.centroid().component(i);
        int index = i;
        largest =
            Math.max(
                largest,
                twin.map(centroid -> Math.abs(value - centroid.component(index)))
                    .orElse(Double.MAX_VALUE));
      }
    }
    return largest;
  }

  /** Of some rounds without any report, the largest share of people that changed the cluster. */
  private double churn(LiveClusters live, LiveClusters whole) {
    long[] stood = live.standing();
    int most = 0;
    for (int i = 0; i < IDLE_ROUNDS; i++) {
      round(live, 0);
      whole.round(0);
      long[] stand = live.standing();
      int moved = 0;
      for (int person = 0; person < stand.length; person++) {
        moved += stood[person] == stand[person] ? 0 : 1;
      }
      most = Math.max(most, moved);
      stood = stand;
    }
    return (double) most / stood.length;
  }
}
