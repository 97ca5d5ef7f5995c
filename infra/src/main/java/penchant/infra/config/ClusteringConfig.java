package penchant.infra.config;

import com.typesafe.config.Config;
import penchant.actors.clustering.Cohort;
import penchant.domain.clustering.Adaptivity;
import penchant.domain.clustering.ClusteringSettings;
import penchant.domain.clustering.Seeding;
import penchant.domain.decay.HalfLife;

/** Reads {@code clustering.conf}. */
public final class ClusteringConfig {

  private static final int MOST_CLUSTERS = 1_000;
  private static final int MOST_ITEMS = 10_000;

  /** All of it is held by the coordinator while it looks at it. */
  private static final int MOST_SAMPLED = 30_000;

  private ClusteringConfig() {}

  /**
   * How clusters are found, moved and described.
   *
   * @throws InvalidSettingException if a setting is out of range
   */
  public static ClusteringSettings read(Config root) {
    Settings clustering = Settings.at(root, "penchant.clustering");
    Settings seeding = clustering.block("seeding");
    Adaptivity adaptivity = adaptivity(clustering);
    return new ClusteringSettings(
        new Seeding(
            adaptivity.start(),
            seeding.integer("restarts", 1, 100),
            seeding.integer("lloyd-steps", 0, 1_000),
            seeding.integer("reservoir", 10, MOST_SAMPLED),
            seeding.number("loyalty", 1, 10)),
        adaptivity,
        clustering.number("identity-threshold", -1, 1),
        clustering.number("mean-drift", 0.001, 100),
        clustering.integer("small-population", 0, Integer.MAX_VALUE),
        clustering.number("moved-enough", 0, 2),
        clustering.number("stickiness", 0, 2),
        clustering.duration("audit-every"),
        clustering.number("temperature", 0.001, 100),
        new HalfLife(clustering.duration("popularity-half-life")),
        clustering.integer("popular-overall", 1, MOST_ITEMS),
        clustering.integer("popular-by-cluster", 1, MOST_ITEMS),
        clustering.integer("terms", 1, 100));
  }

  /**
   * How many bytes of a cohort's rows are written at once.
   *
   * @throws InvalidSettingException if it has no room for a report, or is more than can be right
   */
  public static int batchBytes(Config root) {
    return (int)
        Settings.at(root, "penchant.clustering")
            .bytes("batch-size", Cohort.MOST_REPORT_BYTES + (4L << 10), 200L << 10);
  }

  /** Adaptive, or a number that stays. */
  private static Adaptivity adaptivity(Settings clustering) {
    if (!clustering.text("k").equals("adaptive")) {
      return Adaptivity.fixed(clustering.integer("k", 1, MOST_CLUSTERS));
    }
    Settings adaptive = clustering.block("adaptive");
    int least = adaptive.integer("least", 1, MOST_CLUSTERS);
    int start = adaptive.integer("start", least, MOST_CLUSTERS);
    double mergePrice = adaptive.number("merge-price", 0, 1);
    double mergeLoss = adaptive.number("merge-loss", 0, 1);
    return new Adaptivity(
        start,
        least,
        adaptive.integer("most", start, MOST_CLUSTERS),
        mergePrice,
        mergeLoss,
        adaptive.number("split-price", mergePrice, 1),
        adaptive.number("split-gain", mergeLoss, 1),
        adaptive.number("retire-share", 0, 1),
        adaptive.integer("retire-after", 1, 1_000),
        adaptive.integer("settle-rounds", 0, 1_000));
  }
}
