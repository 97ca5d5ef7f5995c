package penchant.infra.bench;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import penchant.actors.embedding.Lane;
import penchant.actors.embedding.PooledEmbedder;
import penchant.domain.text.TextCleaner;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;
import penchant.infra.config.EmbeddingConfig;
import penchant.infra.config.Installation;
import penchant.infra.embedding.EmbeddingSettings;
import penchant.infra.embedding.Encoders;
import penchant.infra.load.Progress;

/** Embeds many texts with the encoder and the pool that a node has. */
final class TextEncoder implements AutoCloseable {

  private static final int TEXTS_IN_A_REQUEST = 128;
  private static final int REQUESTS_AT_ONCE = 8;

  private final ActorSystem<Void> system;
  private final PooledEmbedder embedder;

  TextEncoder(Installation installation) {
    var config =
        installation.configuration(
            Map.of(
                "pekko.actor.provider", "local",
                "pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off"));
    EmbeddingSettings settings = EmbeddingConfig.read(config, installation.home());
    var encoders = Encoders.open(settings);
    system = ActorSystem.create(Behaviors.empty(), "encoder", config);
    embedder = PooledEmbedder.start(system, encoders, settings.pool());
  }

  VectorSpace space() {
    return embedder.space();
  }

  /** The vectors of the texts, in their order, as they would stand in facts. */
  List<QuantisedVector> encode(List<String> texts, PrintStream err) {
    List<QuantisedVector> vectors = new ArrayList<>();
    Deque<CompletableFuture<List<Embedding>>> waiting = new ArrayDeque<>();
    try (Progress progress = Progress.of("embedding", "texts", texts.size(), err)) {
      int sent = 0;
      while (vectors.size() < texts.size()) {
        if (sent < texts.size() && waiting.size() < REQUESTS_AT_ONCE) {
          int end = Math.min(texts.size(), sent + TEXTS_IN_A_REQUEST);
          waiting.add(
              embedder
                  .embed(
                      texts.subList(sent, end).stream().map(TextCleaner::clean).toList(),
                      Lane.BACKFILL)
                  .toCompletableFuture());
          sent = end;
        } else {
          List<Embedding> embedded = waiting.remove().join();
          embedded.forEach(vector -> vectors.add(QuantisedVector.of(vector)));
          progress.step(embedded.size());
        }
      }
    }
    return vectors;
  }

  @Override
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
