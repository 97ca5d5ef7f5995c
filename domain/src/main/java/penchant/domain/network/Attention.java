package penchant.domain.network;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.PastEvent;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;

/**
 * g: what a person wants next, as a direction among the items, from the recent events.
 *
 * <p>Each event with a positive weight {@code w} and a vector {@code x} is looked at as much as the
 * softmax says of {@code q . tanh(W x) + b(type) + ln w - ln2 * age / halfLife}. The mean {@code m}
 * of the vectors under these shares is what was attended to; what follows from it is the direction
 * of {@code m + up (down m)}, since who buys a lamp looks for bulbs, not for another lamp.
 *
 * <p>With {@code q}, {@code b} and {@code up} zero that is the decayed mean of the events, exactly:
 * training starts there. Ages count from the newest event, since what all have in common a softmax
 * does not see.
 *
 * @param vectorSpace id of the space that it was trained in; it says nothing in any other
 * @param query q, one row, a column for each row of {@code hidden}
 * @param hidden W, a row for each hidden number, a column for each dimension
 * @param bias b by type of behaviour; 0 for one that is not in it
 * @param down from the dimensions to fewer
 * @param up and back
 */
public record Attention(
    String vectorSpace,
    Matrix query,
    Matrix hidden,
    Map<BehaviorType, Double> bias,
    HalfLife halfLife,
    Matrix down,
    Matrix up) {

  private static final double LN_2 = StrictMath.log(2);

  public Attention {
    Map<BehaviorType, Double> byType = new EnumMap<>(BehaviorType.class);
    byType.putAll(bias);
    bias = Collections.unmodifiableMap(byType);
    int dimensions = hidden.columns();
    query.requireShape("the query of g", 1, hidden.rows());
    down.requireShape("the way down in g", down.rows(), dimensions);
    up.requireShape("the way up in g", dimensions, down.rows());
  }

  /** The decayed mean. */
  public static Attention untrained(VectorSpace space, HalfLife halfLife) {
    return new Attention(
        space.id(),
        Matrix.zeros(1, 0),
        Matrix.zeros(0, space.dimensions()),
        Map.of(),
        halfLife,
        Matrix.zeros(0, space.dimensions()),
        Matrix.zeros(space.dimensions(), 0));
  }

  public int dimensions() {
    return hidden.columns();
  }

  /**
   * How much it looks at each event; they add up to 1, or are all 0 where there is none to look at.
   *
   * @param events of a person, with vectors in this space
   */
  public double[] shares(List<PastEvent> events) {
    double[] shares = new double[events.size()];
    long newest = Long.MIN_VALUE;
    for (PastEvent event : events) {
      newest = counts(event) ? Math.max(newest, event.at().toEpochMilli()) : newest;
    }
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = counts(events.get(i)) ? logit(events.get(i), newest) : Double.NEGATIVE_INFINITY;
      highest = Math.max(highest, shares[i]);
    }
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = shares[i] == Double.NEGATIVE_INFINITY ? 0 : StrictMath.exp(shares[i] - highest);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length && sum > 0; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  /** Whether an event can be looked at: what was turned away and what has no vector is not. */
  static boolean counts(PastEvent event) {
    return event.weight() > 0 && event.vector().isPresent();
  }

  private double logit(PastEvent event, long newest) {
    double age = (newest - event.at().toEpochMilli()) / (double) halfLife.value().toMillis();
    double sum = StrictMath.log(event.weight()) + bias.getOrDefault(event.type(), 0.0) - LN_2 * age;
    double[] seen = hidden.times(components(event.vector().orElseThrow()));
    for (int i = 0; i < seen.length; i++) {
      seen[i] = StrictMath.tanh(seen[i]);
    }
    return sum + query.times(seen)[0];
  }

  /**
   * Where the events point to; nothing where there is none to look at, or where they cancel out.
   *
   * @param events of a person, with vectors in this space
   */
  public Optional<Embedding> ahead(List<PastEvent> events) {
    double[] shares = shares(events);
    double[] mean = new double[dimensions()];
    boolean looks = false;
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0) {
        looks = true;
        double[] vector = components(events.get(i).vector().orElseThrow());
        for (int j = 0; j < mean.length; j++) {
          mean[j] += shares[i] * vector[j];
        }
      }
    }
    if (!looks) {
      return Optional.empty();
    }
    double[] step = up.times(down.times(mean));
    float[] sum = new float[mean.length];
    double squares = 0;
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) (mean[i] + step[i]);
      squares += (double) sum[i] * sum[i];
    }
    return squares > 0 ? Optional.of(Embedding.directionOf(sum)) : Optional.empty();
  }

  private static double[] components(QuantisedVector quantised) {
    Embedding vector = quantised.toEmbedding();
    double[] components = new double[vector.dimensions()];
    for (int i = 0; i < components.length; i++) {
      components[i] = vector.component(i);
    }
    return components;
  }
}
