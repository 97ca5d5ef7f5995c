package penchant.domain.interest;

import java.util.Locale;
import java.util.Optional;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.EventWeights;
import penchant.domain.decay.HalfLife;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;

/**
 * The parameters of folding. A profile is the fold of a user's facts under one of these; two
 * profiles are comparable only if {@link #version} and {@link #vectorSpace} are the same.
 *
 * @param version names all parameters but the vector space; see {@link #named}
 * @param vectorSpace id of the space whose vectors are folded; those of others are left out
 * @param dimensions of that space
 * @param longHalfLife of the long-term vector, of the negative one, and of interests
 * @param shortHalfLife of the short-term vector
 * @param recentEvents how many of the newest events are kept
 * @param mostInterests how many separate interests are kept
 * @param joinCosine an event joins the nearest interest from this cosine on, else opens one
 * @param representatives how many items are kept to stand for an interest
 * @param idWindow at least this many of the last event ids are remembered
 */
public record Fold(
    String version,
    String vectorSpace,
    int dimensions,
    HalfLife longHalfLife,
    HalfLife shortHalfLife,
    EventWeights weights,
    int recentEvents,
    int mostInterests,
    double joinCosine,
    int representatives,
    int idWindow) {

  /** Changes whenever the same parameters fold to another profile than before. */
  private static final int ARITHMETIC = 4;

  /** Weights closer to nothing than this are nothing: such an event has no say in any vector. */
  private static final double LEAST_WEIGHT = 1e-9;

  public Fold {
    if (recentEvents < 1 || mostInterests < 1 || representatives < 1 || idWindow < 1) {
      throw new IllegalArgumentException("every limit of fold " + version + " must be positive");
    }
    if (!(joinCosine > -1 && joinCosine <= 1)) {
      throw new IllegalArgumentException(
          "the cosine from which events join an interest must be above -1 and at most 1, was "
              + joinCosine);
    }
  }

  /**
   * A fold whose version is {@code name} and a hash of every parameter, so that a changed parameter
   * is a new version even where the name was forgotten.
   */
  public static Fold named(
      String name,
      VectorSpace space,
      HalfLife longHalfLife,
      HalfLife shortHalfLife,
      EventWeights weights,
      int recentEvents,
      int mostInterests,
      double joinCosine,
      int representatives,
      int idWindow) {
    StringBuilder parameters = new StringBuilder();
    parameters.append(ARITHMETIC).append('|').append(longHalfLife.value());
    parameters.append('|').append(shortHalfLife.value());
    for (BehaviorType type : BehaviorType.values()) {
      parameters.append('|').append(type).append('=');
      parameters.append(weights.byType().getOrDefault(type, 0.0));
    }
    parameters.append('|').append(weights.quantityCap());
    parameters.append('|').append(recentEvents).append('|').append(mostInterests);
    parameters.append('|').append(joinCosine).append('|').append(representatives);
    parameters.append('|').append(idWindow);
    String hash =
        String.format(Locale.ROOT, "%016x", Fingerprint.of(parameters.toString())).substring(8);
    return new Fold(
        name + "-" + hash,
        space.id(),
        space.dimensions(),
        longHalfLife,
        shortHalfLife,
        weights,
        recentEvents,
        mostInterests,
        joinCosine,
        representatives,
        idWindow);
  }

  /** What an event weighs: below zero for what was turned away, 0 for noise. */
  public double weight(Behavior behavior) {
    if (behavior.noise()) {
      return 0;
    }
    double weight = weights.weight(behavior.type(), behavior.value());
    return Math.abs(weight) < LEAST_WEIGHT ? 0 : weight;
  }

  /** Whether an event's vector can be folded here. */
  boolean holds(Behavior behavior) {
    return vector(behavior).isPresent();
  }

  /** An event's vector, if it can be folded here. */
  public Optional<QuantisedVector> vector(Behavior behavior) {
    return behavior
        .vector()
        .filter(vector -> vector.dimensions() == dimensions)
        .filter(vector -> behavior.vectorSpace().equals(vectorSpace));
  }
}
