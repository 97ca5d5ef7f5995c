package penchant.infra.http;

import static java.util.concurrent.CompletableFuture.completedStage;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.SystemMaterializer;
import penchant.domain.behavior.Ids;
import penchant.infra.http.answer.Answers;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;
import penchant.infra.http.body.InFlightLimit;
import penchant.infra.http.body.Parameters;
import penchant.infra.http.body.RequestBody;
import penchant.infra.http.events.EventIntake;
import penchant.infra.http.items.Items;
import penchant.infra.http.lists.Because;
import penchant.infra.http.lists.Clusters;
import penchant.infra.http.lists.CommonLists;
import penchant.infra.http.lists.InterestsOfUser;
import penchant.infra.http.lists.Lineages;
import penchant.infra.http.lists.Recommendations;
import penchant.infra.http.lists.SessionLists;
import penchant.infra.http.lists.SimilarUsers;
import penchant.infra.replay.ReplayRoutes;

/** The table of calls. Ids stand percent-encoded in paths, slashes too. */
final class Api extends AllDirectives {

  private final Backends backends;
  private final RequestBody bodies;
  private final EventIntake events;
  private final Items items;
  private final Recommendations recommendations;
  private final InterestsOfUser interests;
  private final SimilarUsers similar;
  private final SessionLists sessions;
  private final Because because;
  private final CommonLists lists;
  private final Clusters clusters;
  private final Lineages lineages;
  private final ReplayRoutes replays;

  Api(ActorSystem system, Backends backends, HttpSettings settings) {
    this.backends = backends;
    bodies =
        new RequestBody(
            settings.largestBodyBytes(),
            new InFlightLimit(settings.bodyBytesInFlight()),
            SystemMaterializer.get(system).materializer());
    events =
        new EventIntake(
            system,
            backends.clock(),
            backends.users(),
            backends.catalogue(),
            backends.embedder(),
            backends.polarity(),
            settings.intake(),
            backends.fold().idWindow(),
            backends.intakeCounters());
    items = new Items(backends.catalogue());
    recommendations = new Recommendations(backends.users(), backends.catalogue());
    interests =
        new InterestsOfUser(
            backends.users(),
            backends.journal(),
            backends.fold(),
            backends.models(),
            backends.catalogue(),
            backends.ranking());
    similar = new SimilarUsers(backends.users(), backends.neighbours(), system.dispatcher());
    sessions =
        new SessionLists(
            events,
            backends.fold(),
            backends.bursts(),
            backends.ranker(),
            backends.models(),
            backends.catalogue(),
            backends.ranking());
    because =
        new Because(
            backends.journal(),
            backends.fold(),
            backends.models(),
            backends.catalogue(),
            backends.ranker(),
            backends.ranking());
    lists =
        new CommonLists(
            backends.catalogue(),
            backends.models(),
            backends.ranker().get().settings(),
            backends.clock(),
            backends.ranking());
    clusters = new Clusters(backends.models(), backends.catalogue());
    lineages = new Lineages(backends.models(), backends.stories());
    replays = new ReplayRoutes(backends.startReplay(), backends.findReplay(), bodies);
  }

  /** Every call; what matches none is rejected. */
  Route route() {
    return concat(pathPrefix("v1", this::versionOne), pathPrefix("health", this::health));
  }

  private Route versionOne() {
    return concat(
        path("events", () -> post(() -> extractRequest(this::takeEvents))),
        pathPrefix("items", this::itemCalls),
        path(
            segment("users").slash(segment()).slash("recommendations"),
            user -> read(request -> recommendations.of(user(user), Parameters.of(request)))),
        path(
            segment("users").slash(segment()).slash("interests"),
            user -> read(request -> interests.of(user(user), Parameters.of(request)))),
        path(
            segment("users").slash(segment()).slash("similar"),
            user -> read(request -> similar.of(user(user), Parameters.of(request)))),
        path(
            segment("users").slash(segment()).slash("because").slash(segment()),
            (user, item) ->
                read(request -> because.of(user(user), item(item), Parameters.of(request)))),
        path(
            segment("session").slash("recommendations"),
            () -> post(() -> extractRequest(this::sessionList))),
        path("popular", () -> read(request -> lists.popular(Parameters.of(request)))),
        path("latest", () -> read(request -> lists.latest(Parameters.of(request)))),
        path("clusters", () -> plain(() -> completedStage(clusters.all()))),
        path(segment("clusters").slash("map"), () -> plain(() -> completedStage(clusters.map()))),
        path(
            segment("clusters").slash(segment()),
            id -> plain(() -> completedStage(clusters.one(id)))),
        path(
            segment("clusters").slash(segment()).slash("lineage"),
            id -> plain(() -> lineages.of(id))),
        pathPrefix("replays", replays::route),
        path("status", () -> plain(() -> backends.status().get().thenApply(Answers::ok))));
  }

  private Route itemCalls() {
    return concat(
        pathEndOrSingleSlash(
            () -> post(() -> extractRequest(request -> plainWithBody(request, items::putAll)))),
        path(
            segment().slash("similar"),
            id -> read(request -> lists.similar(item(id), Parameters.of(request)))),
        path(
            segment(),
            id ->
                concat(
                    read(
                        request -> {
                          Parameters parameters = Parameters.of(request);
                          boolean withVector = parameters.flagOr("vector", true);
                          parameters.requireNoOthers();
                          return items.get(item(id), withVector);
                        }),
                    put(
                        () ->
                            extractRequest(
                                request ->
                                    plainWithBody(request, body -> items.put(item(id), body)))),
                    delete(
                        () ->
                            extractRequest(
                                request -> {
                                  Parameters.of(request).requireNoOthers();
                                  return completeWithFuture(items.delete(item(id)));
                                })))));
  }

  private Route health() {
    return concat(
        path("alive", () -> get(() -> complete(Answers.ok(Map.of("status", "alive"))))),
        path("ready", () -> get(() -> complete(ready()))));
  }

  private Route takeEvents(HttpRequest request) {
    try {
      events.check();
    } catch (ProblemException refused) {
      bodies.drop(request);
      throw refused;
    }
    return plainWithBody(request, events::take);
  }

  private Route sessionList(HttpRequest request) {
    return withBody(request, body -> sessions.of(body, Parameters.of(request)));
  }

  /** Something with a body that takes no parameters. */
  private Route plainWithBody(
      HttpRequest request, Function<byte[], CompletionStage<HttpResponse>> answer) {
    try {
      Parameters.of(request).requireNoOthers();
    } catch (ProblemException refused) {
      bodies.drop(request);
      throw refused;
    }
    return withBody(request, answer);
  }

  private Route withBody(
      HttpRequest request, Function<byte[], CompletionStage<HttpResponse>> answer) {
    return completeWithFuture(bodies.answer(request, answer));
  }

  private Route read(Function<HttpRequest, CompletionStage<HttpResponse>> answer) {
    return get(() -> extractRequest(request -> completeWithFuture(answer.apply(request))));
  }

  /** Something to read that takes no parameters. */
  private Route plain(Supplier<CompletionStage<HttpResponse>> answer) {
    return read(
        request -> {
          Parameters.of(request).requireNoOthers();
          return answer.get();
        });
  }

  private HttpResponse ready() {
    List<String> reasons = backends.notReady().get();
    return reasons.isEmpty()
        ? Answers.ok(Map.of("status", "ready"))
        : Answers.of(
            Problem.away("node", "not ready: " + String.join("; ", reasons))
                .with("reasons", reasons));
  }

  private static String user(String id) {
    return id("user", id);
  }

  private static String item(String id) {
    return id("item", id);
  }

  private static String id(String kind, String segment) {
    String id = DotIds.unmarked(segment);
    Ids.refusal(kind, id)
        .ifPresent(
            refusal -> {
              throw new ProblemException(Problem.badRequest(refusal));
            });
    return id;
  }
}
