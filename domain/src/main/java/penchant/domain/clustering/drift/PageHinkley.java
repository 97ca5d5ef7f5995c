package penchant.domain.clustering.drift;

/**
 * The test of Page and Hinkley for a mean that rises (Page, Continuous Inspection Schemes,
 * Biometrika 1954; Hinkley, Biometrika 1971): adds up by how much values are above what is
 * tolerated and never falls below nothing.
 *
 * <p>For standardised values that are independent a false alarm comes about every exp(2 tolerance
 * threshold) / (2 tolerance^2) values (Siegmund, Sequential Analysis, 1985).
 */
public final class PageHinkley {

  private final double tolerance;
  private final double threshold;
  private double sum;

  public PageHinkley(double tolerance, double threshold) {
    this.tolerance = tolerance;
    this.threshold = threshold;
  }

  /** Whether nothing is above what is tolerated. */
  public boolean isCalm() {
    return sum == 0;
  }

  /** Takes in the next value; whether that raises the alarm, after which it begins anew. */
  public boolean add(double standardised) {
    sum = Math.max(0, sum + standardised - tolerance);
    if (sum > threshold) {
      sum = 0;
      return true;
    }
    return false;
  }
}
