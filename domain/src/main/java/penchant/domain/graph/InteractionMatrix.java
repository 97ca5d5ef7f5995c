package penchant.domain.graph;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Who did what with which item. Rows are absolute and replaced, so one that comes twice does no
 * harm; they are visited in the order of user ids, so equal rows give equal results, bit for bit.
 */
public final class InteractionMatrix {

  private final SortedMap<String, Interactions> rows = new TreeMap<>();
  private long pairs;
  private double oneStandsFor = 1;

  /** Takes in the row of a user, instead of the one before. */
  public void put(String user, Interactions row) {
    Interactions before = row.size() == 0 ? rows.remove(user) : rows.put(user, row);
    pairs += row.size() - (before == null ? 0 : before.size());
  }

  /** The same rows; what happens to one of the two does not happen to the other. */
  public InteractionMatrix copy() {
    InteractionMatrix copy = new InteractionMatrix();
    copy.rows.putAll(rows);
    copy.pairs = pairs;
    copy.oneStandsFor = oneStandsFor;
    return copy;
  }

  /**
   * Forgets everybody else.
   *
   * @param each how many people one of those kept stands for
   */
  public void keep(Predicate<String> users, double each) {
    oneStandsFor = each;
    rows.entrySet()
        .removeIf(
            row -> {
              boolean goes = !users.test(row.getKey());
              pairs -= goes ? row.getValue().size() : 0;
              return goes;
            });
  }

  /** People with a row. */
  public int people() {
    return rows.size();
  }

  /** How many people a row stands for: 1, unless they are a sample. */
  public double oneStandsFor() {
    return oneStandsFor;
  }

  /** Pairs of a person and an item. */
  public long pairs() {
    return pairs;
  }

  /** The newest time of all, epoch milliseconds; {@code Long.MIN_VALUE} without any. */
  public long newestMillis() {
    long newest = Long.MIN_VALUE;
    for (Interactions row : rows.values()) {
      for (int i = 0; i < row.size(); i++) {
        newest = Math.max(newest, row.newestMillis(i));
      }
    }
    return newest;
  }

  /** The row of a user; one without any item for somebody who did nothing. */
  public Interactions of(String user) {
    return rows.getOrDefault(user, Interactions.NONE);
  }

  /** Visits every row, in the order of user ids. */
  public void forEach(Consumer<Interactions> visitor) {
    rows.values().forEach(visitor);
  }
}
