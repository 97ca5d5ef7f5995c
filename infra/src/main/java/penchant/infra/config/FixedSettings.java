package penchant.infra.config;

import com.typesafe.config.Config;
import java.util.Map;
import penchant.actors.clustering.Cohort;

/** What says where a user's state is found, and so has to stay as it was at the first start. */
public final class FixedSettings {

  private FixedSettings() {}

  /**
   * By the names in the table {@code settings}.
   *
   * @throws InvalidSettingException if one is out of range
   */
  public static Map<String, String> read(Config root) {
    int shards =
        Settings.at(root, "pekko.cluster.sharding").integer("number-of-shards", 1, 100_000);
    int partition =
        Settings.at(root, "pekko.persistence.cassandra.journal")
            .integer("target-partition-size", 1, 100_000_000);
    return Map.of(
        "shards",
        Integer.toString(shards),
        "cohorts",
        Integer.toString(Cohort.COHORTS),
        "journal-partition-size",
        Integer.toString(partition));
  }
}
