package penchant.actors.crowd;

import java.time.Duration;
import java.time.Instant;

/**
 * When something that takes long is due: at once where there is none, after a while when something
 * happened, but never so often that making it takes more than its share of the time; sooner when
 * half as much again has come, which does not happen often.
 */
final class Agenda {

  private static final double GROWTH = 1.5;

  private final Duration every;
  private final int rest;
  private Instant made = Instant.MIN;
  private Instant restsUntil = Instant.MIN;
  private Instant pausesUntil = Instant.MIN;
  private long pairs;
  private long stirred;

  /**
   * @param every how old what was made becomes while something happens
   * @param rest how many times as long as it took is waited at least
   */
  Agenda(Duration every, int rest) {
    this.every = every;
    this.rest = rest;
  }

  /**
   * Whether to make one now.
   *
   * @param pairs of people and items, as of now
   * @param changes of rows so far
   */
  boolean isDue(long pairs, long changes, Instant now) {
    if (pairs == 0 || changes == stirred) {
      return false;
    }
    return pairs >= GROWTH * this.pairs
        ? !now.isBefore(pausesUntil)
        : !now.isBefore(made.plus(every)) && !now.isBefore(restsUntil);
  }

  /** One was made of so much. */
  void made(long ofPairs, long ofChanges, Instant now, Duration took) {
    pairs = ofPairs;
    stirred = ofChanges;
    made = now;
    pausesUntil = now.plus(took);
    restsUntil = now.plus(took.multipliedBy(rest));
  }
}
