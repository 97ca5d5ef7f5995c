package penchant.domain.ranking;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the front of a row in order: each place goes to the item with the highest score, less what
 * speaks against it there. Greedy, so what stands above does not depend on how far down one looks.
 */
final class Arrangement {

  private final int front;
  private final List<Penalty> penalties;

  /**
   * @param front how many of the row, which is best first, are candidates for a place
   */
  Arrangement(int front, List<Penalty> penalties) {
    this.front = front;
    this.penalties = penalties;
  }

  /**
   * The row with its first {@code depth} places in order, as far as the front goes. For one row
   * only: penalties remember what was taken.
   */
  List<ScoredItem> of(List<ScoredItem> row, int depth) {
    int size = penalties.isEmpty() ? 0 : Math.min(front, row.size());
    List<ScoredItem> waiting = new ArrayList<>(row.subList(0, size));
    List<ScoredItem> arranged = new ArrayList<>(row.size());
    while (arranged.size() < Math.min(depth, size)) {
      ScoredItem next = waiting.remove(best(waiting));
      arranged.add(next);
      penalties.forEach(penalty -> penalty.taken(next));
    }
    arranged.addAll(waiting);
    arranged.addAll(row.subList(size, row.size()));
    return arranged;
  }

  /** Where the best stands; of equally good ones the first. */
  private int best(List<ScoredItem> waiting) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < waiting.size(); i++) {
      ScoredItem candidate = waiting.get(i);
      double value = candidate.score();
      for (Penalty penalty : penalties) {
        value -= penalty.of(candidate);
      }
      if (value > highest) {
        highest = value;
        best = i;
      }
    }
    return best;
  }
}
