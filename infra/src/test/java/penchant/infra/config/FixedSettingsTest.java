package penchant.infra.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FixedSettingsTest {

  @Test
  void whateverSaysWhereStateIsFoundIsFixed() {
    Map<String, Object> changed =
        Map.of(
            "pekko.cluster.sharding.number-of-shards",
            64,
            "pekko.persistence.cassandra.journal.target-partition-size",
            1_000);

    assertThat(FixedSettings.read(Installation.find().configuration()))
        .isEqualTo(Map.of("shards", "128", "cohorts", "128", "journal-partition-size", "50000"));
    assertThat(FixedSettings.read(Installation.find().configuration(changed)))
        .containsEntry("shards", "64")
        .containsEntry("journal-partition-size", "1000");
  }
}
