package penchant.domain.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The few nearest among the items offered, in a heap with the farthest on top; ties go by id. */
final class NearestItems {

  private static final Comparator<Found> NEAREST_FIRST =
      Comparator.comparingDouble(Found::nearness)
          .reversed()
          .thenComparing(found -> found.item().id());

  private final int n;
  private final PriorityQueue<Found> heap =
      new PriorityQueue<>(Collections.reverseOrder(NEAREST_FIRST));

  private record Found(Item item, double nearness) {}

  NearestItems(int n) {
    this.n = n;
  }

  void offer(Item item, double nearness) {
    Found found = new Found(item, nearness);
    if (heap.size() < n) {
      heap.add(found);
    } else if (admits(nearness) && NEAREST_FIRST.compare(found, heap.element()) < 0) {
      heap.remove();
      heap.add(found);
    }
  }

  /** Whether one so near may be among the nearest, and is worth looking at further. */
  boolean admits(double nearness) {
    return heap.size() < n || (n > 0 && nearness >= heap.element().nearness);
  }

  List<Item> bestFirst() {
    List<Found> found = new ArrayList<>(heap);
    found.sort(NEAREST_FIRST);
    List<Item> items = new ArrayList<>(found.size());
    for (Found one : found) {
      items.add(one.item);
    }
    return items;
  }
}
