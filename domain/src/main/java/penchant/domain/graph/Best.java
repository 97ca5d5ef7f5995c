package penchant.domain.graph;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the best of many, without putting all of them in order. */
public final class Best<T> {

  private final int most;
  private final Comparator<T> bestFirst;
  private final PriorityQueue<T> kept;

  /**
   * @param most how many are kept
   * @param bestFirst a total order
   */
  public Best(int most, Comparator<T> bestFirst) {
    this.most = most;
    this.bestFirst = bestFirst;
    this.kept = new PriorityQueue<>(bestFirst.reversed());
  }

  /** Keeps it if it is among the best so far. */
  public void offer(T one) {
    if (takes(one)) {
      kept.add(one);
      if (kept.size() > most) {
        kept.remove();
      }
    }
  }

  /** Whether it would be among those kept. */
  public boolean takes(T one) {
    return kept.size() < most || (most > 0 && bestFirst.compare(one, kept.element()) < 0);
  }

  /** Those kept, best first. */
  public List<T> inOrder() {
    return kept.stream().sorted(bestFirst).toList();
  }
}
