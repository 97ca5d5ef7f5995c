package penchant.domain.clustering.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Watches how far what people do is from their clusters, and says when that rises.
 *
 * <p>An event is measured against the centroid of the cluster where the person stood before, and
 * against what is usual there ({@link UsualDistances}): so it does not matter who is active today.
 * The person's own vector would say less: it sums up weeks, and hardly moves on the day of a drift.
 * What is left over is standardised by its own scatter, of single events ({@link Spread}) and
 * between looks ({@link Ordinary}), as learned from the looks before, and given to the test of Page
 * and Hinkley. It is calibrated by that: a day that is noisier than the formula knows has taught it
 * so.
 *
 * <p>Mutable; owned by one coordinator.
 */
public final class DriftWatch {

  /** A look with fewer events says too little. */
  public static final int LEAST_EVENTS = 20;

  /** In standard deviations; a rise by three times as much is noticed within three looks. */
  private static final double TOLERANCE = 1.5;

  private static final double THRESHOLD = 9;
  private static final int REST = 10;
  private static final int MOST_CLUSTERS = 3;
  private static final double LEAST_SHARE = 0.1;

  private final PageHinkley test = new PageHinkley(TOLERANCE, THRESHOLD);
  private final UsualDistances usualDistances = new UsualDistances();
  private final Spread spread = new Spread();
  private final Ordinary ordinary = new Ordinary();
  private Map<Long, Double> membersBefore = new HashMap<>();
  private int resting = Ordinary.WARM_UP;

  /**
   * What a look found that raises the alarm.
   *
   * @param clusters those that people drift from most, most first
   */
  public record Finding(double distance, double usual, List<Long> clusters) {}

  /**
   * Another look.
   *
   * @param strays what was done since the last look, by the clusters where people stood
   * @param members mean cosine of all members of each cluster to its centroid, now
   */
  public Optional<Finding> look(SortedMap<Long, Strays> strays, Map<Long, Double> members) {
    Map<Long, Double> near = new HashMap<>(members);
    near.putAll(membersBefore);
    membersBefore = Map.copyOf(members);
    SortedMap<Long, Strays> known = new TreeMap<>(strays);
    known.keySet().retainAll(near.keySet());
    double events = known.values().stream().mapToDouble(Strays::events).sum();
    if (events < LEAST_EVENTS) {
      return Optional.empty();
    }
    double usual = 0;
    double distance = 0;
    SortedMap<Long, Double> excess = new TreeMap<>();
    for (Map.Entry<Long, Strays> entry : known.entrySet()) {
      Strays own = entry.getValue();
      double each =
          usualDistances.of(entry.getKey(), near.getOrDefault(entry.getKey(), 0.0))
              + ordinary.mean();
      usual += own.events() * each / events;
      distance += own.distance() / events;
      excess.put(entry.getKey(), own.distance() - own.events() * each);
    }
    boolean alarm = judge(known, near, distance - usual, events);
    return alarm
        ? Optional.of(new Finding(distance, usual, mostDrifting(excess)))
        : Optional.empty();
  }

  /**
   * What may be the beginning of a drift, or raises the alarm, is not learned as usual; only its
   * level is, within bounds, so that a change that stays is what is usual in the end.
   */
  private boolean judge(
      SortedMap<Long, Strays> strays, Map<Long, Double> near, double above, double events) {
    double noise = spread.variance() / events;
    boolean alarm = false;
    if (!usualDistances.isEmpty()) {
      alarm = resting == 0 && test.add(ordinary.standardised(above, noise));
      resting = alarm ? REST : Math.max(0, resting - 1);
      ordinary.learn(above, noise);
    }
    if (test.isCalm() && !alarm) {
      usualDistances.learn(strays, near);
      spread.learn(strays.values());
    }
    return alarm;
  }

  private static List<Long> mostDrifting(SortedMap<Long, Double> excess) {
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
