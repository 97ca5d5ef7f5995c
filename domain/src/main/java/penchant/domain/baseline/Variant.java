package penchant.domain.baseline;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

  /** Made once for one moment after the other, however often it is asked for. */
  static Function<Moment, Baseline> once(Function<Moment, Baseline> made) {
    record Made(Moment moment, Baseline baseline) {}
    AtomicReference<@Nullable Made> last = new AtomicReference<>();
    return moment -> {
      Made known = last.get();
      if (known == null || !known.moment.equals(moment)) {
        known = new Made(moment, made.apply(moment));
        last.set(known);
      }
      return known.baseline;
    };
  }
}
