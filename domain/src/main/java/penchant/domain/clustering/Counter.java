package penchant.domain.clustering;

import java.util.Comparator;
import java.util.List;

/**
 * Something that a cohort has counted since it started: absolute, so that a message that is lost or
 * comes twice does no harm.
 *
 * @param sums what was added up, none of it negative; which sums, says the kind. The first one
 *     grows whenever any does
 */
public record Counter(Key key, List<Double> sums) {

  /** What is counted. */
  public enum Kind {
    /** One sum: people who went from the first cluster to the second. */
    MOVED,
    /**
     * Reports of people who stood in the first cluster, and the sums of the distances of what they
     * liked last to its centroid and of the squares of those.
     */
    STRAYED,
    /** How the cluster of the next event was foreseen: {@code theta.Foresight}. */
    FORESEEN
  }

  /** What is counted, and of which clusters; one that does not matter is -1. */
  public record Key(Kind kind, long first, long second) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::kind)
            .thenComparingLong(Key::first)
            .thenComparingLong(Key::second);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  public Counter {
    sums = List.copyOf(sums);
  }
}
