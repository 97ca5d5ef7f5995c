package penchant.domain.ranking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.clustering.ClusterModel;

/**
 * A page of a list, best first.
 *
 * @param id pins what the list was made from; the same for all of its pages
 * @param now the time it was ranked for
 * @param round the clustering round whose model was used
 * @param vectorSpace id of the vector space of the catalogue
 * @param catalogueVersion version of the catalogue
 * @param crowd versions of what everybody does
 */
public record RankedList(
    String id,
    Instant now,
    long round,
    String vectorSpace,
    long catalogueVersion,
    CrowdVersion crowd,
    List<RankedItem> items) {

  public RankedList {
    items = List.copyOf(items);
  }

  /** This page and the next of the same list, as one. */
  public RankedList followedBy(RankedList next) {
    List<RankedItem> both = new ArrayList<>(items);
    both.addAll(next.items);
    return new RankedList(id, now, round, vectorSpace, catalogueVersion, crowd, both);
  }

  static RankedList of(
      ListId id,
      Instant now,
      ClusterModel model,
      Catalogue catalogue,
      CrowdVersion crowd,
      List<RankedItem> items) {
    return new RankedList(
        id.text(), now, model.round(), catalogue.space().id(), catalogue.version(), crowd, items);
  }
}
