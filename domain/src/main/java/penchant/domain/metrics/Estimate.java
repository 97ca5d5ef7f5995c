package penchant.domain.metrics;

import java.util.List;

/**
 * A mean over people and how far it may be off.
 *
 * @param mean 0 for nobody
 * @param halfWidth of the interval that holds the true mean in 95 of 100 cases, by the normal
 *     approximation
 */
public record Estimate(double mean, double halfWidth) {

  /** The normal distribution's 97.5 % point. */
  private static final double QUANTILE = 1.96;

  /** From a value for each person. */
  static Estimate of(List<Double> values) {
    int n = values.size();
    if (n == 0) {
      return new Estimate(0, 0);
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / n;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Estimate(mean, QUANTILE * Math.sqrt(squares / Math.max(1, n - 1) / n));
  }
}
