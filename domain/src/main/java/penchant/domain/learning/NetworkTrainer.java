package penchant.domain.learning;

import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.network.Networks;

/** Trains f and g on a history. What it takes to do so is not the domain's business. */
@FunctionalInterface
public interface NetworkTrainer {

  /** Trains nothing. */
  NetworkTrainer NONE = (history, moment, rules) -> Networks.NONE;

  /**
   * What comes of it, as far as it is switched on and there is enough to learn from.
   *
   * @param moment after that history
   */
  Networks train(History history, Moment moment, Moment.Rules rules);
}
