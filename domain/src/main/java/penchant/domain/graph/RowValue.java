package penchant.domain.graph;

import java.util.Optional;
import penchant.domain.decay.HalfLife;

/**
 * What an item counts in a person's row, 0 to 1: by all that was done with it, less the longer ago
 * it is that something was done with it.
 *
 * @param touch what an item counts at least that a person met and did not turn away, 0 to 1
 * @param halfLife after this long without an event an item counts half; empty where nothing fades
 */
public record RowValue(double touch, Optional<HalfLife> halfLife) {

  public RowValue {
    if (!(touch >= 0 && touch <= 1)) {
      throw new IllegalArgumentException("a touch lies between 0 and 1, not at " + touch);
    }
  }

  /** Nothing fades. */
  public static RowValue lasting(double touch) {
    return new RowValue(touch, Optional.empty());
  }

  /** The same with another half-life. */
  public RowValue withHalfLife(Optional<HalfLife> other) {
    return new RowValue(touch, other);
  }

  /**
   * The value; 0 for an item that was turned away, since what goes with it is not what the person
   * looks for.
   *
   * @param mass the sum of the weights of what was done
   * @param ageMillis since the last event; below 0 counts as 0
   */
  double of(double mass, long ageMillis) {
    if (mass < 0) {
      return 0;
    }
    double lasting = Math.max(touch, mass / (mass + 1));
    return halfLife.isEmpty() ? lasting : lasting * halfLife.get().decay(Math.max(0, ageMillis));
  }
}
