package penchant.domain.network;

import java.time.Duration;

/**
 * What is trained, and how much may be spent on it.
 *
 * @param attention whether g is trained and used
 * @param foresight whether f is trained and used
 * @param mostExamples about how many moments of people's histories are learned from
 * @param limit how long the training of each of the two takes at most
 */
public record TrainingSettings(
    boolean attention, boolean foresight, int mostExamples, Duration limit) {

  /** Whether anything is trained at all. */
  public boolean isOn() {
    return attention || foresight;
  }
}
