package penchant.domain.ranking;

import java.util.List;
import java.util.Optional;
import penchant.domain.catalogue.Item;

/**
 * One place of a list for an item that its score alone would not bring to the front, so that
 * something is learned about it. It is drawn by the list's id, so the same list has the same one
 * whenever it is made, and with a known probability, so that what comes of it can be weighed
 * without bias (Horvitz and Thompson, 1952).
 *
 * @param place where it stands, from 1; 0 for no exploration
 * @param pool from how many items it is drawn, each as likely as the others
 */
public record Exploration(int place, int pool) {

  /** Of twice as many items as stand above the place none is drawn: those may be seen anyway. */
  private static final int MARGIN = 2;

  public Exploration {
    if (place < 0 || pool < 1) {
      throw new IllegalArgumentException(
          "exploration needs a place from 1, or 0 for none, and a pool from 1, had "
              + place
              + " and "
              + pool);
    }
  }

  /**
   * An item drawn.
   *
   * @param propensity the probability of drawing just this one
   */
  record Drawn(ScoredItem item, double propensity) {

    boolean is(Item other) {
      return item.item().id().equals(other.id());
    }
  }

  /** One of those behind the front of a row, best first; empty for a row too short. */
  Optional<Drawn> draw(List<ScoredItem> row, ListId id) {
    int from = MARGIN * place;
    int size = Math.min(pool, row.size() - from);
    if (place == 0 || size < 1) {
      return Optional.empty();
    }
    int drawn = from + (int) Long.remainderUnsigned(id.draw(), size);
    return Optional.of(new Drawn(row.get(drawn), 1.0 / size));
  }

  /** Puts what was drawn in its place, into a row that does not hold it. */
  void place(Drawn drawn, List<ScoredItem> row) {
    row.add(Math.min(place - 1, row.size()), drawn.item);
  }
}
