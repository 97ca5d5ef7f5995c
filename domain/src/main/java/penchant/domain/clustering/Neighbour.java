package penchant.domain.clustering;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A user near to another.
 *
 * @param score cosine of their centred long vectors, -1 to 1
 */
public record Neighbour(String user, double score) {

  /** Ties go by id. */
  static final Comparator<Neighbour> NEAREST_FIRST =
      Comparator.comparingDouble(Neighbour::score).reversed().thenComparing(Neighbour::user);

  /** The {@code most} nearest of several slices of the population, nearest first. */
  public static List<Neighbour> merge(Collection<? extends List<Neighbour>> slices, int most) {
    return slices.stream().flatMap(List::stream).sorted(NEAREST_FIRST).limit(most).toList();
  }
}
