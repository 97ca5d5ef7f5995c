package penchant.domain.baseline;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import penchant.domain.history.Moment;

/**
 * A simple method with some parameters.
 *
 * @param parameters by name, for the record
 * @param made from all that is known at a moment
 */
public record Variant(SortedMap<String, Double> parameters, Function<Moment, Baseline> made) {

  public Variant {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  static Variant of(Map<String, Double> parameters, Function<Moment, Baseline> made) {
    return new Variant(new TreeMap<>(parameters), made);
  }
}
