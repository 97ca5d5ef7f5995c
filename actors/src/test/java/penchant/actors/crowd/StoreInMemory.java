package penchant.actors.crowd;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;
import penchant.domain.learning.LearnedBlend;
import penchant.domain.ranking.CrowdVersion;
import penchant.domain.ranking.Trends;

/** A store that can be away. */
final class StoreInMemory implements CrowdStore {

  final Map<Long, MadeGraph> graphs = new ConcurrentHashMap<>();
  final Map<Long, Trends> trends = new ConcurrentHashMap<>();
  final Map<Long, Optional<LearnedBlend>> blends = new ConcurrentHashMap<>();
  volatile boolean isAway;
  private volatile CrowdVersion newest = CrowdVersion.NONE;

  @Override
  public CompletionStage<CrowdVersion> newest() {
    return isAway ? away() : CompletableFuture.completedFuture(newest);
  }

  @Override
  public CompletionStage<Done> publish(long version, MadeGraph graph) {
    if (isAway) {
      return away();
    }
    graphs.put(version, graph);
    newest = new CrowdVersion(version, newest.trends(), newest.blend());
    return CompletableFuture.completedFuture(Done.getInstance());
  }

  @Override
  public CompletionStage<Done> publish(long version, Trends published) {
    if (isAway) {
      return away();
    }
    trends.put(version, published);
    newest = new CrowdVersion(newest.graph(), version, newest.blend());
    return CompletableFuture.completedFuture(Done.getInstance());
  }

  @Override
  public CompletionStage<Done> publish(long version, LearnedBlend published) {
    if (isAway) {
      return away();
    }
    blends.put(version, Optional.of(published));
    newest = new CrowdVersion(newest.graph(), newest.trends(), version);
    return CompletableFuture.completedFuture(Done.getInstance());
  }

  /** Another version of this software publishes a blend of features that this one does not know. */
  void publishForeignBlend(long version) {
    blends.put(version, Optional.empty());
    newest = new CrowdVersion(newest.graph(), newest.trends(), version);
  }

  @Override
  public CompletionStage<Optional<LearnedBlend>> blend(long version) {
    return found(blends.get(version));
  }

  @Override
  public CompletionStage<MadeGraph> graph(long version) {
    return found(graphs.get(version));
  }

  @Override
  public CompletionStage<Trends> trends(long version) {
    return found(trends.get(version));
  }

  private <T> CompletionStage<T> found(@Nullable T piece) {
    return isAway || piece == null ? away() : CompletableFuture.completedFuture(piece);
  }

  private static <T> CompletionStage<T> away() {
    return CompletableFuture.failedFuture(new IllegalStateException("the store is away"));
  }
}
