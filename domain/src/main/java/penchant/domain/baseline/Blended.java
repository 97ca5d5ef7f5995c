package penchant.domain.baseline;

import java.util.function.ToDoubleFunction;
import penchant.domain.graph.Interactions;

/**
 * Two methods in one: what each says of an item, added up.
 *
 * @param share what the other counts, 0 to 1; the one counts the rest
 */
public record Blended(Baseline one, Baseline other, double share) implements Baseline {

  @Override
  public ToDoubleFunction<String> scores(Interactions row) {
    ToDoubleFunction<String> ones = one.scores(row);
    ToDoubleFunction<String> others = other.scores(row);
    return item -> (1 - share) * ones.applyAsDouble(item) + share * others.applyAsDouble(item);
  }
}
