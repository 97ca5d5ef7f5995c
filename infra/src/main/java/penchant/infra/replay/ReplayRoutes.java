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
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;
import penchant.domain.behavior.Shortened;
import penchant.infra.http.answer.Answers;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;
import penchant.infra.http.body.RequestBody;

/** {@code POST /v1/replays} starts a check of all users; {@code GET /v1/replays/ID} watches it. */
public final class ReplayRoutes extends AllDirectives {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ReplayService replays;
  private final RequestBody bodies;

  public ReplayRoutes(ReplayService replays, RequestBody bodies) {
    this.replays = replays;
    this.bodies = bodies;
  }

  /** Both calls by their whole path; everything else is rejected. */
  public Route route() {
    return pathPrefix(
        segment("v1").slash("replays"),
        () ->
            concat(
                pathEndOrSingleSlash(
                    () ->
                        post(() -> extractRequest(request -> completeWithFuture(start(request))))),
                path(segment(), id -> get(() -> complete(look(id))))));
  }

  private CompletionStage<HttpResponse> start(HttpRequest request) {
    return bodies
        .read(request)
        .thenApply(
            body -> {
              JsonNode wanted = json(body);
              if (!wanted.isMissingNode() && !wanted.path("check").asBoolean()) {
                throw new ProblemException(
                    Problem.badRequest("a replay is asked for with {\"check\":true}"));
              }
              return Answers.of(202, Map.of("replay", replays.startCheck()));
            });
  }

  private HttpResponse look(String id) {
    return replays
        .find(id)
        .map(replay -> Answers.ok(members(replay)))
        .orElseGet(
            () -> Answers.of(Problem.notFound("this node knows no replay " + Shortened.quote(id))));
  }

  private static Map<String, Object> members(Replay replay) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("replay", replay.id());
    members.put("state", replay.state().name().toLowerCase(Locale.ROOT));
    members.put("users", replay.users());
    members.put("events", replay.events());
    members.put("events_per_s", replay.eventsPerSecond());
    members.put("differences", replay.differences());
    members.put("differing", replay.differing());
    members.put("done", replay.users());
    members.put("total", replay.total());
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
          Problem.badRequest("the body is not JSON: " + broken.getOriginalMessage()));
    } catch (IOException impossible) {
      throw new IllegalStateException("bytes in memory cannot fail", impossible);
    }
  }
}
