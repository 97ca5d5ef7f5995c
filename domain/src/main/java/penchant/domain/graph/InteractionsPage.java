package penchant.domain.graph;

import java.util.List;

/**
 * A part of what users of a cohort did with items.
 *
 * @param upTo the stamp to go on from
 * @param more whether there is another page
 * @param users how many the cohort knows, drawn or not
 */
public record InteractionsPage(List<OfUser> rows, long upTo, boolean more, int users) {

  public InteractionsPage {
    rows = List.copyOf(rows);
  }

  /** The row of one user, absolute: it takes the place of the one before. */
  public record OfUser(String user, Interactions interactions) {}
}
