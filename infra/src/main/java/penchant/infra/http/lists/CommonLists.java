package penchant.infra.http.lists;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import penchant.actors.catalogue.CatalogueService;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.ranking.RankingQuery;
import penchant.domain.ranking.RankingSettings;
import penchant.domain.ranking.SharedLists;
import penchant.infra.http.body.Parameters;
import penchant.infra.http.items.Items;

/** Lists that are the same for everybody. They are computed on the executor for ranking. */
public final class CommonLists {

  private final CatalogueService catalogue;
  private final Supplier<ClusterModel> models;
  private final SharedLists lists;
  private final Clock clock;
  private final Executor ranking;
  private final ListAnswers answers;

  public CommonLists(
      CatalogueService catalogue,
      Supplier<ClusterModel> models,
      RankingSettings settings,
      Clock clock,
      Executor ranking) {
    this.catalogue = catalogue;
    this.models = models;
    this.lists = new SharedLists(settings);
    this.clock = clock;
    this.ranking = ranking;
    this.answers = new ListAnswers(catalogue);
  }

  /** What is popular with everybody or in one cluster. */
  public CompletionStage<HttpResponse> popular(Parameters parameters) {
    RankingQuery query = Queries.of(parameters);
    OptionalLong given = parameters.integer("cluster", 0, Long.MAX_VALUE);
    parameters.requireNoOthers();
    ClusterModel model = models.get();
    Optional<Long> cluster = given.isPresent() ? Optional.of(given.getAsLong()) : Optional.empty();
    if (cluster.isPresent() && model.find(cluster.get()).isEmpty()) {
      throw Clusters.unknown(Long.toString(cluster.get()), model);
    }
    return compute(
        () ->
            answers.ofAll(
                lists.popular(model, catalogue.snapshot(), cluster, query, clock.instant()),
                cluster.isPresent() ? Map.of("cluster", cluster.get()) : Map.of()));
  }

  /** The newest items. */
  public CompletionStage<HttpResponse> latest(Parameters parameters) {
    RankingQuery query = Queries.of(parameters);
    parameters.requireNoOthers();
    return compute(
        () ->
            answers.ofAll(
                lists.latest(models.get(), catalogue.snapshot(), query, clock.instant()),
                Map.of()));
  }

  /** The items most like one. */
  public CompletionStage<HttpResponse> similar(String id, Parameters parameters) {
    RankingQuery query = Queries.of(parameters);
    parameters.requireNoOthers();
    return catalogue
        .find(id)
        .thenApplyAsync(
            item ->
                answers.ofAll(
                    lists.similarItems(
                        item.orElseThrow(() -> Items.unknown(id)),
                        models.get(),
                        catalogue.snapshot(),
                        query),
                    Map.of("item", id)),
            ranking);
  }

  private CompletionStage<HttpResponse> compute(Supplier<HttpResponse> answer) {
    return CompletableFuture.supplyAsync(answer, ranking);
  }
}
