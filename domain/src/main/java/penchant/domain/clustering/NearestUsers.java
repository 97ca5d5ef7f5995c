package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

/**
 * The few users nearest to a vector among those offered, by the cosine of centred vectors: people
 * are alike in what sets them apart from the mean. The cosine is computed without centring anybody:
 * for unit x and q, where q is centred, it is (x.q - mu.q) / |x - mu|.
 */
final class NearestUsers {

  /** Who stands at the mean has no direction from it. */
  private static final double LEAST_DISTANCE = 1e-6;

  private final float[] mean;
  private final float[] query;
  private final int most;
  private final double meanSquared;
  private final double meanTimesQuery;
  private final PriorityQueue<Neighbour> heap =
      new PriorityQueue<>(Collections.reverseOrder(Neighbour.NEAREST_FIRST));

  NearestUsers(Mean mean, Embedding vector, int most) {
    this.mean = mean.toArray();
    this.query = mean.centred(vector).toArray();
    this.most = most;
    this.meanSquared = dot(this.mean, this.mean);
    this.meanTimesQuery = this.mean.length == 0 ? 0 : dot(this.mean, query);
  }

  void offer(String user, QuantisedVector longVector) {
    double cosine = longVector.dot(query);
    if (mean.length > 0) {
      double distance = Math.sqrt(Math.max(0, 1 - 2 * longVector.dot(mean) + meanSquared));
      cosine = distance < LEAST_DISTANCE ? cosine : (cosine - meanTimesQuery) / distance;
    }
    if (heap.size() == most && cosine < heap.element().score()) {
      return;
    }
    heap.add(new Neighbour(user, Math.max(-1, Math.min(1, cosine))));
    if (heap.size() > most) {
      heap.remove();
    }
  }

  private static double dot(float[] one, float[] other) {
    double dot = 0;
    for (int i = 0; i < one.length; i++) {
      dot += (double) one[i] * other[i];
    }
    return dot;
  }

  List<Neighbour> nearestFirst() {
    List<Neighbour> nearest = new ArrayList<>(heap);
    nearest.sort(Neighbour.NEAREST_FIRST);
    return nearest;
  }
}
