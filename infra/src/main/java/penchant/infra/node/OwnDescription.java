package penchant.infra.node;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;
import penchant.actors.catalogue.KeptCatalogue;
import penchant.actors.clustering.ClusterModels;
import penchant.actors.embedding.EmbeddingCounts;
import penchant.actors.embedding.PooledEmbedder;
import penchant.actors.node.NodeDescription;
import penchant.infra.http.HttpSettings;
import penchant.infra.http.events.IntakeCounters;

/** What this node tells the others of itself. */
record OwnDescription(
    ActorSystem<?> system,
    HttpSettings http,
    KeptCatalogue catalogue,
    ClusterModels models,
    PooledEmbedder embedder,
    IntakeCounters intake)
    implements Supplier<NodeDescription> {

  @Override
  public NodeDescription get() {
    EmbeddingCounts counts = embedder.counts();
    return new NodeDescription(
        Cluster.get(system).selfMember().address().toString(),
        "http://" + http.host() + ":" + http.port(),
        ProcessHandle.current().pid(),
        catalogue.snapshot().size(),
        models.current().round(),
        Map.of(
            "queued", counts.queued(),
            "embedded", counts.embedded(),
            "cacheHits", counts.cacheHits(),
            "failed", counts.failed()),
        intake.ofUnknownItems());
  }
}
