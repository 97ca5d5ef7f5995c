package penchant.domain.clustering;

import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import penchant.domain.clustering.audit.Hungarian;
import penchant.domain.vector.Embedding;

/**
 * Hands the ids of old clusters to new ones that lie where they lay: each old and each new one
 * once, none below the threshold, so that the cosines above it add up to the most.
 */
final class IdentityMatching {

  /** A cosine that just reaches the threshold is better than none. */
  private static final double JUST_ENOUGH = 1e-9;

  private IdentityMatching() {}

  /** For each fresh centroid the id that it takes over, if any. */
  static List<OptionalLong> match(
      List<Embedding> fresh, SortedMap<Long, Embedding> old, double threshold) {
    List<Long> ids = List.copyOf(old.keySet());
    List<Embedding> places = List.copyOf(old.values());
    double[][] weights = new double[fresh.size()][places.size()];
    for (int i = 0; i < fresh.size(); i++) {
      for (int j = 0; j < places.size(); j++) {
        weights[i][j] = fresh.get(i).cosine(places.get(j)) - threshold + JUST_ENOUGH;
      }
    }
    return Hungarian.match(weights).stream()
        .map(
            column ->
                column.isPresent()
                    ? OptionalLong.of(ids.get(column.getAsInt()))
                    : OptionalLong.empty())
        .toList();
  }
}
