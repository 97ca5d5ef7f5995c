package penchant.domain.clustering;

/**
 * How many people of a sample may be looked at in a round: what is taken last may exceed it, and
 * who comes later waits for the next round.
 *
 * <p>Mutable; of one round.
 */
final class Allowance {

  private int left;
  private boolean wasEnough = true;

  Allowance(int people) {
    left = people;
  }

  /** Whether there is anything left; then that many people may be looked at. */
  boolean take(int people) {
    boolean isGranted = left > 0;
    left -= isGranted ? people : 0;
    wasEnough &= isGranted;
    return isGranted;
  }

  /** Whether nobody had to wait. */
  boolean wasEnough() {
    return wasEnough;
  }
}
