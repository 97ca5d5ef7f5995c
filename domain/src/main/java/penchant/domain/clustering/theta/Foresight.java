package penchant.domain.clustering.theta;

import java.util.Arrays;
import java.util.Optional;

/**
 * How well P(theta) foresaw the cluster of what people did next, for a row of temperatures at once:
 * sums that add up over cohorts and over time.
 *
 * <p>Of one event: the cosines of the person, as it was before the event, to all centroids, and the
 * centroid that the event's item is nearest to. What is summed is the negative log-likelihood of
 * that under each temperature, and for the temperature in use how likely the likeliest was said to
 * be and whether it was the one, by tenths.
 *
 * <p>Mutable. The sums are handed on as an array, since they travel with a cohort's other counters:
 * first the events, then the log-likelihoods, then for each tenth events, likelihoods and hits.
 */
public final class Foresight {

  private static final int TEMPERATURES = 24;
  private static final double LOWEST = 0.01;
  private static final double RATIO = 1.25;
  private static final int TENTHS = 10;
  private static final int FIRST_TENTH = 1 + TEMPERATURES;
  private static final int SIZE = FIRST_TENTH + 3 * TENTHS;

  /** Below so many events nothing is fitted. */
  private static final long LEAST_EVENTS = 200;

  /** So many events are remembered, at least half of them fully. */
  private static final double MOST_EVENTS = 20_000;

  /** It takes so much in the mean log-likelihood to change the temperature in use. */
  private static final double WORTH_IT = 0.002;

  private final double[] sums = new double[SIZE];
  private double lastCalibrationError;

  /** The sums of one event. */
  public static double[] of(double[] cosines, int next, double temperature) {
    double[] sums = new double[SIZE];
    double largest = Arrays.stream(cosines).max().orElse(0);
    sums[0] = 1;
    for (int i = 0; i < TEMPERATURES; i++) {
      double tau = LOWEST * Math.pow(RATIO, i);
      sums[1 + i] = logPartition(cosines, largest, tau) - (cosines[next] - largest) / tau;
    }
    double likeliest = 1 / Math.exp(logPartition(cosines, largest, temperature));
    int tenth = FIRST_TENTH + 3 * Math.min(TENTHS - 1, (int) (likeliest * TENTHS));
    sums[tenth] = 1;
    sums[tenth + 1] = likeliest;
    sums[tenth + 2] = cosines[next] == largest ? 1 : 0;
    return sums;
  }

  /** log of the sum of exp((cosine - largest) / tau): at least 0. */
  private static double logPartition(double[] cosines, double largest, double tau) {
    double sum = 0;
    for (double cosine : cosines) {
      sum += Math.exp((cosine - largest) / tau);
    }
    return Math.log(sum);
  }

  /** Adds the sums of other events; what is long ago fades. */
  public void add(double[] others) {
    for (int i = 0; i < SIZE; i++) {
      sums[i] += others[i];
    }
    if (sums[0] > MOST_EVENTS) {
      for (int i = 0; i < SIZE; i++) {
        sums[i] /= 2;
      }
    }
  }

  /**
   * The best temperature, as far as it is worth a change. How calibrated it is shows only once
   * people have been foreseen with it; until then the error is that of the one before.
   *
   * @param inUse the temperature in use
   * @return none while there are too few events
   */
  public Optional<ThetaFit> fit(double inUse) {
    long events = Math.round(sums[0]);
    if (events < LEAST_EVENTS) {
      return Optional.empty();
    }
    double best = best();
    double tau = loss(inUse) - loss(best) > WORTH_IT ? best : inUse;
    double error = calibrationError();
    if (tau != inUse) {
      Arrays.fill(sums, FIRST_TENTH, SIZE, 0);
      lastCalibrationError = error;
    }
    return Optional.of(new ThetaFit(tau, Math.exp(loss(tau)), error, events));
  }

  /** The minimum of the parabola through the best temperature and its neighbours, in log tau. */
  private double best() {
    int best = 1;
    for (int i = 1; i < TEMPERATURES - 1; i++) {
      best = sums[1 + i] < sums[1 + best] ? i : best;
    }
    double before = sums[best];
    double at = sums[1 + best];
    double after = sums[2 + best];
    double bend = before - 2 * at + after;
    double shift = bend > 0 ? Math.max(-1, Math.min(1, (before - after) / (2 * bend))) : 0;
    return LOWEST * Math.pow(RATIO, best + shift);
  }

  /** Mean negative log-likelihood, linear in log tau between the temperatures that were summed. */
  private double loss(double tau) {
    double at = Math.log(tau / LOWEST) / Math.log(RATIO);
    int left = Math.max(0, Math.min(TEMPERATURES - 2, (int) Math.floor(at)));
    double part = Math.max(0, Math.min(1, at - left));
    return ((1 - part) * sums[1 + left] + part * sums[2 + left]) / sums[0];
  }

  private double calibrationError() {
    double error = 0;
    double judged = 0;
    for (int tenth = FIRST_TENTH; tenth < SIZE; tenth += 3) {
      judged += sums[tenth];
      error += Math.abs(sums[tenth + 1] - sums[tenth + 2]);
    }
    return judged < LEAST_EVENTS ? lastCalibrationError : error / judged;
  }
}
