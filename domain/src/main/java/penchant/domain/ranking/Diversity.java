package penchant.domain.ranking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import penchant.domain.vector.Embedding;

/**
 * Keeps near-copies apart: an item loses by its likeness to the likest item above it (maximal
 * marginal relevance, Carbonell and Goldstein, SIGIR 1998).
 */
final class Diversity implements Penalty {

  private final double weight;
  private final Map<String, Double> likeness = new HashMap<>();
  private final List<Embedding> above = new ArrayList<>();
  private final Map<String, Integer> compared = new HashMap<>();

  /**
   * @param weight what an exact copy loses
   */
  Diversity(double weight) {
    this.weight = weight;
  }

  @Override
  public double of(ScoredItem candidate) {
    String id = candidate.item().id();
    double best = likeness.getOrDefault(id, 0.0);
    for (int i = compared.getOrDefault(id, 0); i < above.size(); i++) {
      best = Math.max(best, Taste.likeness(above.get(i), candidate.item().vector()));
    }
    likeness.put(id, best);
    compared.put(id, above.size());
    return weight * best;
  }

  @Override
  public void taken(ScoredItem item) {
    above.add(item.item().vector());
  }
}
