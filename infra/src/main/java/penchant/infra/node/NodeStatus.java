package penchant.infra.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.sharding.ShardRegion.ClusterShardingStats;
import org.apache.pekko.cluster.sharding.ShardRegion.ShardRegionStats;
import org.apache.pekko.cluster.sharding.typed.GetClusterShardingStats;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import penchant.actors.clustering.Cohort;
import penchant.actors.node.NodeDescription;
import penchant.actors.node.NodeDirectory;
import penchant.actors.user.User;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.Vitals;

/** Gathers what {@code /v1/status} answers: the nodes, and what lives on each. */
final class NodeStatus implements Supplier<CompletionStage<JsonNode>> {

  private static final Logger LOG = LoggerFactory.getLogger(NodeStatus.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Less than that of the asker, who is to hear of the others although one region is silent. */
  private static final Duration REGION_PATIENCE = Duration.ofSeconds(2);

  private final ActorSystem<?> system;
  private final ActorRef<NodeDirectory.Command> directory;
  private final Supplier<ClusterModel> model;
  private final LearningStatus learning;
  private final Executor executor;

  NodeStatus(
      ActorSystem<?> system,
      ActorRef<NodeDirectory.Command> directory,
      Supplier<ClusterModel> model,
      LearningStatus learning,
      Executor executor) {
    this.system = system;
    this.directory = directory;
    this.model = model;
    this.learning = learning;
    this.executor = executor;
  }

  /** What lives on a node: shards, and entities in them. */
  record Hosted(int shards, int entities) {}

  @Override
  public CompletionStage<JsonNode> get() {
    CompletionStage<List<NodeDescription>> nodes =
        AskPattern.ask(directory, NodeDirectory.DescribeAll::new, PATIENCE, system.scheduler());
    return nodes
        .thenCombineAsync(
            hosted(User.KEY)
                .thenCombineAsync(
                    hosted(Cohort.KEY), (users, cohorts) -> List.of(users, cohorts), executor),
            (all, lives) -> status(model.get(), all, lives.get(0), lives.get(1)),
            executor)
        .thenCombineAsync(
            learning.get(),
            (status, ofLearning) -> status.<JsonNode>set("learning", ofLearning),
            executor);
  }

  private CompletionStage<Map<String, Hosted>> hosted(EntityTypeKey<?> type) {
    return AskPattern.<Object, ClusterShardingStats>ask(
            ClusterSharding.get(system).shardState().unsafeUpcast(),
            replyTo -> new GetClusterShardingStats(type, REGION_PATIENCE, replyTo),
            PATIENCE,
            system.scheduler())
        .handleAsync((stats, late) -> byAddress(type, stats, late), executor);
  }

  private Map<String, Hosted> byAddress(
      EntityTypeKey<?> type, @Nullable ClusterShardingStats stats, @Nullable Throwable late) {
    Map<String, Hosted> hosted = new HashMap<>();
    if (stats == null) {
      LOG.warn("nobody says where each {} lives: {}", type.name(), String.valueOf(late));
      return hosted;
    }
    for (Map.Entry<Address, ShardRegionStats> region : stats.getRegions().entrySet()) {
      Map<String, Object> shards = region.getValue().getStats();
      int entities = shards.values().stream().mapToInt(count -> (Integer) count).sum();
      hosted.put(absolute(region.getKey()), new Hosted(shards.size(), entities));
    }
    return hosted;
  }

  /** This node's own region has an address without host. */
  private String absolute(Address address) {
    return (address.hasLocalScope() ? Cluster.get(system).selfMember().address() : address)
        .toString();
  }

  private static void put(Vitals vitals, ObjectNode clustering) {
    vitals
        .theta()
        .ifPresent(
            fit -> {
              clustering.put("temperature", fit.temperature());
              clustering.put("perplexity", fit.perplexity());
              clustering.put("calibrationError", fit.calibrationError());
            });
    vitals
        .audit()
        .ifPresent(
            audit -> {
              clustering.put("auditedAt", audit.at().toString());
              clustering.put("inertiaRatio", audit.inertiaRatio());
              clustering.put("agreement", audit.agreement());
              clustering.put("agreementOfFullRuns", audit.agreementOfRuns());
            });
    vitals.alarms().stream()
        .findFirst()
        .ifPresent(alarm -> clustering.put("driftedAt", alarm.at().toString()));
  }

  /**
   * The answer. What a node has not said of itself in time is left out, and is not 0.
   *
   * @param users what of users lives on each node, by address
   * @param cohorts the same of cohorts
   */
  static ObjectNode status(
      ClusterModel current,
      List<NodeDescription> nodes,
      Map<String, Hosted> users,
      Map<String, Hosted> cohorts) {
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status.put("round", current.round());
    status.put("now", current.now().toString());
    status.put("vectorSpace", current.vectorSpace());
    status.put("clusters", current.clusters().size());
    if (!users.isEmpty()) {
      status.put("usersInMemory", users.values().stream().mapToInt(Hosted::entities).sum());
    }
    put(current.vitals(), status.putObject("clustering"));
    ArrayNode list = status.putArray("nodes");
    for (NodeDescription node : nodes) {
      Optional<Hosted> usersHere = Optional.ofNullable(users.get(node.address()));
      ObjectNode row = list.addObject();
      row.put("http", node.http());
      row.put("pid", node.pid());
      row.put("address", node.address());
      usersHere.ifPresent(here -> row.put("shards", here.shards()).put("users", here.entities()));
      Optional.ofNullable(cohorts.get(node.address()))
          .ifPresent(here -> row.put("cohorts", here.entities()));
      row.put("items", node.catalogueItems());
      row.put("round", node.round());
      ObjectNode embedding = row.putObject("embedding");
      new TreeMap<>(node.embedding()).forEach(embedding::put);
      row.put("eventsOfUnknownItems", node.eventsOfUnknownItems());
    }
    return status;
  }
}
