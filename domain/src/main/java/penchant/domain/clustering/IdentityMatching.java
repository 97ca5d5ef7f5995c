package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import penchant.domain.vector.Embedding;

/**
 * Hands the ids of old clusters to new ones that lie where they lay: the pairs of greatest cosine
 * first, each old and each new one once, none below the threshold.
 */
final class IdentityMatching {

  private IdentityMatching() {}

  private record Pair(int fresh, long old, double cosine) {}

  /** For each fresh centroid the id that it takes over, if any. */
  static List<OptionalLong> match(
      List<Embedding> fresh, SortedMap<Long, Embedding> old, double threshold) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < fresh.size(); i++) {
      for (var entry : old.entrySet()) {
        double cosine = fresh.get(i).cosine(entry.getValue());
        if (cosine >= threshold) {
          pairs.add(new Pair(i, entry.getKey(), cosine));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(Pair::cosine)
            .reversed()
            .thenComparingLong(Pair::old)
            .thenComparingInt(Pair::fresh));
    Map<Integer, Long> taken = new HashMap<>();
    Set<Long> given = new HashSet<>();
    for (Pair pair : pairs) {
      if (!taken.containsKey(pair.fresh) && given.add(pair.old)) {
        taken.put(pair.fresh, pair.old);
      }
    }
    List<OptionalLong> ids = new ArrayList<>();
    for (int i = 0; i < fresh.size(); i++) {
      Long id = taken.get(i);
      ids.add(id == null ? OptionalLong.empty() : OptionalLong.of(id));
    }
    return ids;
  }
}
