package penchant.domain.ranking;

import java.time.Instant;
import java.util.List;

/**
 * A page of a list, best first.
 *
 * @param now the time it was ranked for
 * @param round the clustering round whose model was used
 * @param vectorSpace id of the vector space of the catalogue
 * @param catalogueVersion version of the catalogue
 */
public record RankedList(
    Instant now, long round, String vectorSpace, long catalogueVersion, List<RankedItem> items) {

  public RankedList {
    items = List.copyOf(items);
  }
}
