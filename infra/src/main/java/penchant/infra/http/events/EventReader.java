package penchant.infra.http.events;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import penchant.actors.catalogue.CatalogueService;
import penchant.actors.embedding.Embedder;
import penchant.domain.behavior.Behavior;
import penchant.infra.http.body.Rejection;

/**
 * From the body of a request to behaviours that can be folded: read, judged, cleaned, and given the
 * vectors of their items and texts. Records nothing.
 */
public final class EventReader {

  private final Clock clock;
  private final Resolver resolver;

  public EventReader(
      Clock clock,
      CatalogueService catalogue,
      Embedder embedder,
      PolarityEstimator polarity,
      Executor executor) {
    this.clock = clock;
    this.resolver = new Resolver(catalogue, embedder, polarity, executor);
  }

  /**
   * What became of a body.
   *
   * @param byUser in the order in which the body named users and events
   * @param rejected those that the rules refuse
   */
  public record Read(Map<String, List<Behavior>> byUser, List<Rejection> rejected) {}

  /** All at once; fails as the resolving does. */
  public CompletionStage<Read> read(byte[] body) {
    Claims claims = Claims.of(body, EventTaker::ofSomebody, clock.instant());
    return byUser(claims).thenApply(byUser -> new Read(byUser, claims.rejected()));
  }

  /** What the claims become, for each user in its order; fails as the resolving does. */
  CompletionStage<Map<String, List<Behavior>>> byUser(Claims claims) {
    return resolver.resolve(claims.accepted()).thenApply(claims::byUser);
  }
}
