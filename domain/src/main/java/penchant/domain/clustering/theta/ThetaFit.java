package penchant.domain.clustering.theta;

/**
 * The temperature of P(theta) = softmax(cos(u, c) / tau), fitted to the clusters of the events that
 * people did next.
 *
 * @param temperature tau
 * @param perplexity of the next event's cluster under P(theta); the number of clusters for a guess
 * @param calibrationError expected difference between how likely the likeliest cluster is said to
 *     be and how often it is the next one (Guo et al., On Calibration of Modern Neural Networks,
 *     ICML 2017)
 * @param events that it was fitted to
 */
public record ThetaFit(
    double temperature, double perplexity, double calibrationError, long events) {

  public ThetaFit {
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("the temperature must be positive, was " + temperature);
    }
  }
}
