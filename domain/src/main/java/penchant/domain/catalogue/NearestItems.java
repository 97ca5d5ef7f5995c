package penchant.domain.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import penchant.domain.vector.Embedding;

/** The few items nearest to a vector among those offered, in a heap with the farthest on top. */
final class NearestItems {

  private static final Comparator<Found> NEAREST_FIRST =
      Comparator.comparingDouble(Found::similarity)
          .reversed()
          .thenComparing(found -> found.item().id());

  private final Embedding vector;
  private final int n;
  private final PriorityQueue<Found> heap =
      new PriorityQueue<>(Collections.reverseOrder(NEAREST_FIRST));

  private record Found(Item item, float similarity) {}

  NearestItems(Embedding vector, int n) {
    this.vector = vector;
    this.n = n;
  }

  void offer(Item item) {
    if (n < 1) {
      return;
    }
    float similarity = vector.similarity(item.vector());
    if (heap.size() < n) {
      heap.add(new Found(item, similarity));
      return;
    }
    Found farthest = heap.element();
    if (similarity < farthest.similarity) {
      return;
    }
    Found found = new Found(item, similarity);
    if (NEAREST_FIRST.compare(found, farthest) < 0) {
      heap.remove();
      heap.add(found);
    }
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
