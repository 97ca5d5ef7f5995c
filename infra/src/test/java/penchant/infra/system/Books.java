package penchant.infra.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What a system must have recorded, and whether it has: every event once, every person counted. */
final class Books {

  private static final String PROBE =
      "{\"id\":\"probe-%d\",\"user\":\"probe\",\"type\":\"view\",\"item\":\"item-1\"}";

  private long events;
  private long users;
  private long probes;

  /** A shop is to be loaded whole. */
  SmallShop expect(SmallShop shop) {
    events += shop.events();
    users += shop.users();
    return shop;
  }

  /** Sends one event of one person, the same until it is taken, and says what status it got. */
  int probe(RunningPenchant penchant) {
    int status = penchant.post(0, "/v1/events", PROBE.formatted(probes)).statusCode();
    probes += status == 200 ? 1 : 0;
    return status;
  }

  /** Folds all journals again, and counts who stands in clusters. */
  void balance(RunningPenchant penchant) {
    long everybody = users + (probes > 0 ? 1 : 0);
    JsonNode figures = penchant.replayCheck(0);
    assertThat(figures.get("events").asLong()).isEqualTo(events + probes);
    assertThat(figures.get("users").asLong()).isEqualTo(everybody);
    assertThat(figures.get("differences").asLong()).isZero();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () ->
                assertThat(members(penchant))
                    .as("users in clusters, of %s", penchant.get(0, "/v1/status"))
                    .isEqualTo(everybody));
  }

  private static long members(RunningPenchant penchant) {
    long members = 0;
    for (JsonNode cluster : penchant.get(0, "/v1/clusters").get("clusters")) {
      members += cluster.get("size").asLong();
    }
    return members;
  }
}
