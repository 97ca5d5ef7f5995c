package penchant.domain.graph;

import penchant.domain.decay.HalfLife;

/** What an item counts in a person's row. */
@FunctionalInterface
public interface RowValue {

  /**
   * The value.
   *
   * @param place of the item in the row
   */
  double of(Interactions row, int place);

  /**
   * The same, less the longer ago it is that the person did something with the item.
   *
   * @param nowMillis epoch milliseconds
   */
  default RowValue halving(HalfLife halfLife, long nowMillis) {
    return (row, place) ->
        of(row, place) * halfLife.decay(Math.max(0, nowMillis - row.newestMillis(place)));
  }
}
