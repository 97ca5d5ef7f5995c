package penchant.domain.clustering.lineage;

import java.util.Comparator;

/**
 * The way of people from one cluster to another.
 *
 * @param from where they stood; -1 for people who stood nowhere, since they are new
 * @param to where they stand now; -1 for people whose vector has no direction any more
 */
public record Move(long from, long to) implements Comparable<Move> {

  private static final Comparator<Move> ORDER =
      Comparator.comparingLong(Move::from).thenComparingLong(Move::to);

  @Override
  public int compareTo(Move other) {
    return ORDER.compare(this, other);
  }
}
