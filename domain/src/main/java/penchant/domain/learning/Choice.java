package penchant.domain.learning;

import java.util.BitSet;

/** What somebody chose out of what could have been chosen. */
public final class Choice {

  private final float[][] features;
  private final BitSet chosen;

  /**
   * @param features of each option, all of the same length; not copied
   * @param chosen the numbers of the options that were chosen, at least one
   */
  public Choice(float[][] features, BitSet chosen) {
    if (chosen.isEmpty() || chosen.length() > features.length) {
      throw new IllegalArgumentException(
          "of " + features.length + " options numbers " + chosen + " cannot have been chosen");
    }
    this.features = features;
    this.chosen = (BitSet) chosen.clone();
  }

  int options() {
    return features.length;
  }

  float[] option(int number) {
    return features[number];
  }

  boolean isChosen(int number) {
    return chosen.get(number);
  }

  int chosen() {
    return chosen.cardinality();
  }
}
