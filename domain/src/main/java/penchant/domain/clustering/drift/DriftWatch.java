package penchant.domain.clustering.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Watches how far people are from their clusters when they report, and says when that rises.
 *
 * <p>A report is measured against the centroid of the cluster where the person stood before, and
 * against how far the members of that cluster were a look ago: so it does not matter who is active
 * today. What is left over is standardised by its own scatter, within a look and between looks, as
 * learned from the looks before, and given to the test of Page and Hinkley. It is calibrated by
 * that: a day that is noisier than the formula knows has taught it so.
 *
 * <p>Mutable; owned by one coordinator.
 */
public final class DriftWatch {

  /** A look with fewer reports says too little. */
  public static final int LEAST_REPORTS = 20;

  /** In standard deviations; a rise by three times as much is noticed within three looks. */
  private static final double TOLERANCE = 1.5;

  private static final double THRESHOLD = 9;
  private static final int WARM_UP = 8;
  private static final int REST = 10;

  /** In looks: what is usual changes between morning and evening. */
  private static final double LONGEST_MEMORY = 50;

  /**
   * What was learned in a restless time, while a history is loaded, does not count for long: the
   * scatter is at most so many times that of late, which is that from one look to the next, so that
   * a drift is no part of it.
   */
  private static final double SHORT_MEMORY = 15;

  private static final double MOST_TIMES_OF_LATE = 3;

  private static final double MOST_LEARNED = 3;
  private static final int MOST_CLUSTERS = 3;
  private static final double LEAST_SHARE = 0.1;

  private final PageHinkley test = new PageHinkley(TOLERANCE, THRESHOLD);
  private Map<Long, Double> usual = new HashMap<>();
  private double looks;
  private double mean;
  private double scatter;
  private double scatterOfLate;
  private double last;
  private int resting = WARM_UP;

  /**
   * What a look found that raises the alarm.
   *
   * @param clusters those that people drift from most, most first
   */
  public record Finding(double distance, double usual, List<Long> clusters) {}

  /**
   * Another look.
   *
   * @param strays what was reported since the last look, by the clusters where people stood
   * @param members mean distance of all members of each cluster to its centroid, now
   */
  public Optional<Finding> look(SortedMap<Long, Strays> strays, Map<Long, Double> members) {
    double reports = 0;
    double distance = 0;
    double expected = 0;
    double within = 0;
    Map<Long, Double> excess = new HashMap<>();
    for (Map.Entry<Long, Strays> entry : strays.entrySet()) {
      Strays own = entry.getValue();
      Double before = usual.getOrDefault(entry.getKey(), members.get(entry.getKey()));
      if (before != null && own.reports() > 0) {
        reports += own.reports();
        distance += own.distance();
        expected += own.reports() * before;
        within += own.squares() - own.distance() * own.distance() / own.reports();
        excess.put(entry.getKey(), own.distance() - own.reports() * (before + mean));
      }
    }
    usual = new HashMap<>(members);
    if (reports < LEAST_REPORTS) {
      return Optional.empty();
    }
    double above = (distance - expected) / reports;
    double noise = Math.max(0, within) / reports / reports;
    boolean alarm = judge(above, noise);
    return alarm
        ? Optional.of(
            new Finding(distance / reports, expected / reports + mean, mostDrifting(excess)))
        : Optional.empty();
  }

  private boolean judge(double above, double noise) {
    double between = Math.min(scatter, MOST_TIMES_OF_LATE * scatterOfLate);
    double deviation = Math.sqrt(noise + between) + 1e-6;
    double standardised = (above - mean) / deviation;
    boolean ready = resting == 0;
    resting = Math.max(0, resting - 1);
    boolean alarm = ready && test.add(standardised);
    if (alarm) {
      resting = REST;
    }
    learn(above, noise, deviation, standardised);
    return alarm;
  }

  /** What is far out of the ordinary is not learned as ordinary. */
  private void learn(double above, double noise, double deviation, double standardised) {
    double most = looks < WARM_UP ? Double.POSITIVE_INFINITY : MOST_LEARNED;
    double clipped =
        Math.abs(standardised) <= most
            ? above
            : mean + Math.signum(standardised) * most * deviation;
    looks = Math.min(looks + 1, LONGEST_MEMORY);
    double away = clipped - mean;
    mean += away / looks;
    double beyond = away * (clipped - mean) - noise;
    scatter = Math.max(0, scatter + (beyond - scatter) / looks);
    double ofLate = Math.min(looks, SHORT_MEMORY);
    double step = looks < 2 ? away : clipped - last;
    last = clipped;
    double beyondOfLate = step * step / 2 - noise;
    scatterOfLate = Math.max(0, scatterOfLate + (beyondOfLate - scatterOfLate) / ofLate);
  }

  private static List<Long> mostDrifting(Map<Long, Double> excess) {
    double all = excess.values().stream().mapToDouble(value -> Math.max(0, value)).sum();
    List<Map.Entry<Long, Double>> sorted = new ArrayList<>(excess.entrySet());
    sorted.sort(
        Map.Entry.<Long, Double>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    return sorted.stream()
        .filter(entry -> entry.getValue() > LEAST_SHARE * all)
        .limit(MOST_CLUSTERS)
        .map(Map.Entry::getKey)
        .toList();
  }
}
