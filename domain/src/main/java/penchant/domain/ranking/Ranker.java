package penchant.domain.ranking;

import java.util.List;
import java.util.Optional;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.ClusterModel;

/** Makes lists. Pure: the same input gives the same list. */
public final class Ranker {

  private final RankingSettings settings;

  public Ranker(RankingSettings settings) {
    this.settings = settings;
  }

  /** What is popular now, with everybody or within one cluster; then the newest items. */
  public RankedList popular(
      ClusterModel model, Catalogue catalogue, Optional<Long> cluster, RankingQuery query) {
    return list(model, catalogue, query, List.of());
  }

  /** The newest items. */
  public RankedList latest(ClusterModel model, Catalogue catalogue, RankingQuery query) {
    return list(model, catalogue, query, List.of());
  }

  /** The items most like one. */
  public RankedList similarItems(
      Item item, ClusterModel model, Catalogue catalogue, RankingQuery query) {
    return list(model, catalogue, query, List.of());
  }

  public RankingSettings settings() {
    return settings;
  }

  private static RankedList list(
      ClusterModel model, Catalogue catalogue, RankingQuery query, List<RankedItem> items) {
    return new RankedList(
        query.at().orElse(model.now()),
        model.round(),
        catalogue.space().id(),
        catalogue.version(),
        items);
  }
}
