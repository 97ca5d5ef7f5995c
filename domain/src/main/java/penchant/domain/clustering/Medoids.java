package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.vector.Embedding;

/** The items that stand for a cluster: of what its members did most, what is nearest to it. */
final class Medoids {

  private static final int CANDIDATES = 50;
  private static final int MOST = 3;

  /** What stood for the cluster so far stays until others are nearer by so much, as a cosine. */
  private static final double LOYALTY = 0.02;

  private Medoids() {}

  /**
   * At most three items, nearest first.
   *
   * @param items what members did most, most first
   * @param before what stood for the cluster so far
   */
  static List<String> of(
      Embedding centroid,
      List<WeightedItem> items,
      List<String> before,
      Mean mean,
      ItemKnowledge knowledge) {
    Map<String, Double> cosines = new HashMap<>();
    for (WeightedItem item : items.subList(0, Math.min(CANDIDATES, items.size()))) {
      Optional<Embedding> vector =
          knowledge
              .vector(item.item())
              .filter(known -> known.dimensions() == centroid.dimensions());
      vector.ifPresent(known -> cosines.put(item.item(), centroid.cosine(mean.centred(known))));
    }
    List<String> nearest =
        cosines.entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST)
            .map(Map.Entry::getKey)
            .toList();
    boolean stays =
        before.size() == nearest.size()
            && cosines.keySet().containsAll(before)
            && mean(before, cosines) >= mean(nearest, cosines) - LOYALTY;
    return stays ? new ArrayList<>(before) : nearest;
  }

  private static double mean(List<String> items, Map<String, Double> cosines) {
    return items.stream().mapToDouble(item -> cosines.getOrDefault(item, 0.0)).average().orElse(0);
  }
}
