package penchant.infra.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import penchant.actors.node.NodeDescription;
import penchant.domain.clustering.ClusterModel;

class NodeStatusTest {

  private static final NodeDescription ONE =
      new NodeDescription("penchant@a", "http://a:8080", 11, 60, 4, Map.of("queued", 2L), 5);
  private static final NodeDescription OTHER =
      new NodeDescription("penchant@b", "http://b:8080", 12, 60, 3, Map.of("queued", 0L), 0);

  @Test
  void eachNodeSaysWhatLivesOnIt() {
    JsonNode status =
        NodeStatus.status(
            ClusterModel.EMPTY,
            List.of(ONE, OTHER),
            Map.of(
                "penchant@a", new NodeStatus.Hosted(64, 100),
                "penchant@b", new NodeStatus.Hosted(64, 20)),
            Map.of("penchant@a", new NodeStatus.Hosted(128, 128)));

    assertThat(status.path("usersInMemory").asInt()).isEqualTo(120);
    assertThat(status.path("nodes").path(0).toString())
        .isEqualTo(
            "{\"http\":\"http://a:8080\",\"pid\":11,\"address\":\"penchant@a\",\"shards\":64,"
                + "\"users\":100,\"cohorts\":128,\"items\":60,\"round\":4,\"embedding\":{\"queued\":2},"
                + "\"eventsOfUnknownItems\":5}");
  }

  @Test
  void whatANodeDoesNotSayInTimeIsLeftOutAndIsNotNothing() {
    JsonNode status =
        NodeStatus.status(
            ClusterModel.EMPTY,
            List.of(ONE, OTHER),
            Map.of("penchant@a", new NodeStatus.Hosted(64, 100)),
            Map.of());

    assertThat(status.path("nodes").path(0).has("cohorts")).isFalse();
    assertThat(status.path("nodes").path(1).has("users")).isFalse();
    assertThat(status.path("nodes").path(1).path("items").asInt()).isEqualTo(60);
    assertThat(
            NodeStatus.status(ClusterModel.EMPTY, List.of(ONE), Map.of(), Map.of())
                .has("usersInMemory"))
        .isFalse();
  }
}
