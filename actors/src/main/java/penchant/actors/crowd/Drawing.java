package penchant.actors.crowd;

import penchant.domain.clustering.UserHash;

/**
 * Who is drawn where there are more people than can be taken in. The share is halved as often as
 * needed, and those of the smaller share were in the larger.
 */
final class Drawing {

  static final long SEED = 0x67726170;

  private final int most;
  private int halvings;

  Drawing(int most) {
    this.most = most;
  }

  /** Unsigned: the largest hash that is drawn. */
  long threshold() {
    return -1L >>> halvings;
  }

  boolean draws(String user) {
    return UserHash.isDrawn(user, SEED, threshold());
  }

  /** How many people somebody who is drawn stands for. */
  double oneStandsFor() {
    return 1L << halvings;
  }

  /** Takes a smaller share if that of so many users is too large; whether it did. */
  boolean narrowsTo(long users) {
    int before = halvings;
    while (users >>> halvings > most) {
      halvings++;
    }
    return halvings != before;
  }
}
