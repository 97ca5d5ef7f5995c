package penchant.domain.baseline;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.InteractionMatrix;
import penchant.domain.graph.Interactions;
import penchant.domain.interest.SeenItems;

/**
 * The same for everybody: how many people liked an item, each counted by when it was last, as a
 * share of the most popular one's.
 */
public final class Popular implements Baseline {

  private final Map<Long, Double> shares;

  private Popular(Map<Long, Double> shares) {
    this.shares = shares;
  }

  /** Of all times. */
  public static Popular always(InteractionMatrix people) {
    return of(people, newest -> 1);
  }

  /**
   * Of the time since.
   *
   * @param fromMillis epoch milliseconds
   */
  public static Popular since(InteractionMatrix people, long fromMillis) {
    return of(people, newest -> newest >= fromMillis ? 1 : 0);
  }

  /**
   * Of all times, what is older counting less.
   *
   * @param nowMillis epoch milliseconds
   */
  public static Popular halving(InteractionMatrix people, HalfLife halfLife, long nowMillis) {
    return of(people, newest -> halfLife.decay(Math.max(0, nowMillis - newest)));
  }

  private static Popular of(InteractionMatrix people, LongToDoubleFunction counted) {
    Map<Long, Double> counts = new HashMap<>();
    people.forEach(
        row -> {
          for (int i = 0; i < row.size(); i++) {
            if (row.total(i) > 0) {
              counts.merge(row.item(i), counted.applyAsDouble(row.newestMillis(i)), Double::sum);
            }
          }
        });
    double most = counts.values().stream().mapToDouble(count -> count).max().orElse(0);
    counts.replaceAll((item, count) -> most == 0 ? 0 : count / most);
    return new Popular(counts);
  }

  @Override
  public ToDoubleFunction<String> scores(Interactions row) {
    return item -> shares.getOrDefault(SeenItems.fingerprint(item), 0.0);
  }
}
