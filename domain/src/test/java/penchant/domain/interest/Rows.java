package penchant.domain.interest;

import java.util.Map;

/** Makes what a person has seen, for tests of other packages. */
public final class Rows {

  private Rows() {}

  /** A row with one more item. */
  public static SeenItems of(SeenItems row, String item, double weight) {
    return of(row, item, weight, 0);
  }

  /** A row with one more item, at some time. */
  public static SeenItems of(SeenItems row, String item, double weight, long atMillis) {
    return row.with(item, weight, atMillis);
  }

  /** Items with the sums of their weights. */
  public static SeenItems of(Map<String, Double> masses) {
    SeenItems seen = SeenItems.NONE;
    for (Map.Entry<String, Double> entry : masses.entrySet()) {
      seen = of(seen, entry.getKey(), entry.getValue());
    }
    return seen;
  }
}
