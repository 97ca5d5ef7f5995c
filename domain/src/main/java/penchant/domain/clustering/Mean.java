package penchant.domain.clustering;

import java.util.Arrays;
import penchant.domain.vector.Embedding;

/**
 * The mean of the item vectors. Means of many texts share a direction that hides what differs;
 * taking it off before clustering shows the difference (Mu and Viswanath, All-but-the-Top, ICLR
 * 2018).
 */
public final class Mean {

  /** Takes nothing off. */
  public static final Mean NONE = new Mean(new float[0]);

  private final float[] components;

  private Mean(float[] components) {
    this.components = components;
  }

  public static Mean of(float[] components) {
    return new Mean(components.clone());
  }

  public int dimensions() {
    return components.length;
  }

  /** A copy of the components. */
  public float[] toArray() {
    return components.clone();
  }

  /**
   * normalise(vector - mean); the vector itself when it equals the mean, so that everybody has a
   * direction.
   */
  public Embedding centred(Embedding vector) {
    if (components.length == 0) {
      return vector;
    }
    float[] difference = vector.toArray();
    double squares = 0;
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= components[i];
      squares += (double) difference[i] * difference[i];
    }
    return squares < 1e-12 ? vector : Embedding.directionOf(difference);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mean that && Arrays.equals(components, that.components);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(components);
  }

  @Override
  public String toString() {
    return "Mean[" + components.length + "]";
  }
}
