package penchant.infra.replay;

import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;
import penchant.domain.behavior.Shortened;
import penchant.infra.http.answer.Answers;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;
import penchant.infra.http.body.Malformed;
import penchant.infra.http.body.RequestBody;

/**
 * {@code POST /v1/replays} starts a check of all users; {@code GET /v1/replays/ID} tells how far it
 * is.
 */
public final class ReplayRoutes extends AllDirectives {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Supplier<Optional<String>> start;
  private final Function<String, Optional<Replay>> find;
  private final RequestBody bodies;

  /**
   * @param start queues a check of all users and gives its id; empty when too many wait
   * @param find a replay that this node knows
   */
  public ReplayRoutes(
      Supplier<Optional<String>> start,
      Function<String, Optional<Replay>> find,
      RequestBody bodies) {
    this.start = start;
    this.find = find;
    this.bodies = bodies;
  }

  /** Both calls, below {@code /v1/replays}; everything else is rejected. */
  public Route route() {
    return concat(
        pathEndOrSingleSlash(
            () -> post(() -> extractRequest(request -> completeWithFuture(start(request))))),
        path(segment(), id -> get(() -> complete(look(id)))));
  }

  private CompletionStage<HttpResponse> start(HttpRequest request) {
    return bodies.answer(
        request,
        body -> {
          demandCheck(body);
          String id = start.get().orElseThrow(ReplayRoutes::tooMany);
          return CompletableFuture.completedFuture(
              Answers.of(202, Map.of("replay", id))
                  .addHeader(RawHeader.create("Location", "/v1/replays/" + id)));
        });
  }

  /** What is not understood must not be taken for a check: it would look as if it were done. */
  private static void demandCheck(byte[] body) {
    JsonNode wanted = json(body);
    boolean check = wanted.size() == 1 && wanted.path("check").asBoolean();
    if (!wanted.isMissingNode() && !check) {
      throw new ProblemException(
          Problem.badRequest(
              "a replay is asked for with {\"check\":true}, which compares the live profiles with"
                  + " the journal; others there are not"));
    }
  }

  private static ProblemException tooMany() {
    return new ProblemException(
        Problem.tooMuch("too many replays wait for their turn on this node, ask again later"));
  }

  private HttpResponse look(String id) {
    return find.apply(id)
        .map(replay -> Answers.ok(members(replay)))
        .orElseGet(
            () ->
                Answers.of(
                    Problem.notFound(
                        "this node knows no replay "
                            + Shortened.quote(id)
                            + "; ask the one that started it")));
  }

  private static Map<String, Object> members(Replay replay) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("replay", replay.id());
    members.put("state", replay.state().name().toLowerCase(Locale.ROOT));
    members.put("users", replay.users());
    members.put("total", replay.total());
    members.put("events", replay.events());
    members.put("events_per_s", replay.eventsPerSecond());
    members.put("differences", replay.differences());
    members.put("differing", replay.differing());
    replay.error().ifPresent(error -> members.put("error", error));
    return members;
  }

  private static JsonNode json(byte[] body) {
    if (body.length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException broken) {
      throw new ProblemException(
          Problem.badRequest("the body is not JSON: " + Malformed.inText(broken)));
    } catch (IOException impossible) {
      throw new IllegalStateException("bytes in memory cannot fail", impossible);
    }
  }
}
