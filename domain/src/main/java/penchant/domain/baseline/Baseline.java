package penchant.domain.baseline;

import java.util.function.ToDoubleFunction;
import penchant.domain.graph.Interactions;

/** A simple method of ranking: one number for each item for one person. */
public interface Baseline {

  /**
   * What speaks for an item, by its id: the more the better, 0 where nothing does.
   *
   * @param row what the person did with which item
   */
  ToDoubleFunction<String> scores(Interactions row);
}
