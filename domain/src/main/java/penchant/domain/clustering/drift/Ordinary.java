package penchant.domain.clustering.drift;

/**
 * What is ordinary for a number that is looked at again and again: its mean and its scatter from
 * look to look, beyond the noise that each look is known to have.
 *
 * <p>Mutable; owned by one {@link DriftWatch}.
 */
final class Ordinary {

  static final int WARM_UP = 8;

  /** In looks: what is usual changes between morning and evening. */
  private static final double LONGEST_MEMORY = 50;

  /**
   * What was learned in a restless time, while a history is loaded, does not count for long: the
   * scatter is at most so many times that of late, which is that from one look to the next, so that
   * a drift is no part of it.
   */
  private static final double SHORT_MEMORY = 15;

  private static final double MOST_TIMES_OF_LATE = 3;

  /** In standard deviations: what is farther out than this is not learned as ordinary. */
  private static final double MOST_LEARNED = 3;

  private double looks;
  private double mean;
  private double scatter;
  private double scatterOfLate;
  private double last;

  double mean() {
    return mean;
  }

  /**
   * How far out a value is, in standard deviations.
   *
   * @param above by how much the value is above the mean
   * @param noise variance that the value has for itself
   */
  double standardised(double above, double noise) {
    return above / deviation(noise);
  }

  /** Learns from a value; of one that is far out, only the direction. */
  void learn(double above, double noise) {
    double most = looks < WARM_UP ? Double.POSITIVE_INFINITY : MOST_LEARNED * deviation(noise);
    double away = Math.signum(above) * Math.min(Math.abs(above), most);
    double value = mean + away;
    looks = Math.min(looks + 1, LONGEST_MEMORY);
    mean += away / looks;
    double beyond = away * (value - mean) - noise;
    scatter = Math.max(0, scatter + (beyond - scatter) / looks);
    double ofLate = Math.min(looks, SHORT_MEMORY);
    double step = looks < 2 ? away : value - last;
    last = value;
    double beyondOfLate = step * step / 2 - noise;
    scatterOfLate = Math.max(0, scatterOfLate + (beyondOfLate - scatterOfLate) / ofLate);
  }

  private double deviation(double noise) {
    return Math.sqrt(noise + Math.min(scatter, MOST_TIMES_OF_LATE * scatterOfLate)) + 1e-6;
  }
}
