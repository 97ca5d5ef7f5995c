package penchant.infra.config;

import com.typesafe.config.Config;
import penchant.domain.clustering.ClusteringSettings;
import penchant.domain.clustering.Seeding;
import penchant.domain.decay.HalfLife;

/** Reads {@code clustering.conf}. */
public final class ClusteringConfig {

  private static final int MOST_CLUSTERS = 1_000;
  private static final int MOST_ITEMS = 10_000;

  private ClusteringConfig() {}

  /**
   * How clusters are found, moved and described.
   *
   * @throws InvalidSettingException if a setting is out of range
   */
  public static ClusteringSettings read(Config root) {
    Settings clustering = Settings.at(root, "penchant.clustering");
    Settings seeding = clustering.block("seeding");
    return new ClusteringSettings(
        new Seeding(
            clustering.integer("k", 1, MOST_CLUSTERS),
            seeding.integer("restarts", 1, 100),
            seeding.integer("lloyd-steps", 0, 1_000),
            seeding.integer("reservoir", 10, 1_000_000),
            seeding.number("loyalty", 1, 10)),
        clustering.number("identity-threshold", -1, 1),
        clustering.number("mean-drift", 0.001, 100),
        clustering.integer("small-population", 0, Integer.MAX_VALUE),
        clustering.number("moved-enough", 0, 2),
        clustering.number("temperature", 0.001, 100),
        new HalfLife(clustering.duration("popularity-half-life")),
        clustering.integer("popular-overall", 1, MOST_ITEMS),
        clustering.integer("popular-by-cluster", 1, MOST_ITEMS),
        clustering.integer("terms", 1, 100));
  }
}
