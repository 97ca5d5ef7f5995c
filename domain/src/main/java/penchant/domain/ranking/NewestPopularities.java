package penchant.domain.ranking;

import org.jspecify.annotations.Nullable;
import penchant.domain.clustering.ClusterModel;

/**
 * The popularities of the model that lists are made from now: they take longer to make than a list,
 * and are needed again and again. For several threads.
 */
final class NewestPopularities {

  private final RankingSettings settings;
  private volatile @Nullable Popularities newest;

  NewestPopularities(RankingSettings settings) {
    this.settings = settings;
  }

  /** The same for any two calls of one model. */
  Popularities of(ClusterModel model) {
    Popularities known = newest;
    if (known == null || !known.model().equals(model)) {
      known = new Popularities(model, settings);
      newest = known;
    }
    return known;
  }
}
