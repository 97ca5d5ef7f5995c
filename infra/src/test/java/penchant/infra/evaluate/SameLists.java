package penchant.infra.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.history.Moment;
import penchant.domain.ranking.Crowd;
import penchant.domain.ranking.RankedItem;
import penchant.domain.ranking.RankedList;
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.RankingQuery;
import penchant.infra.node.Node;

/**
 * Lists of a running node beside those that an evaluation makes of the same events, with the node's
 * cluster model, graph, trends and blend.
 */
final class SameLists {

  private static final int LENGTH = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Node node;
  private final String url;
  private final Moment moment;
  private final Moment.Rules rules;

  SameLists(Node node, String url, Moment moment, Moment.Rules rules) {
    this.node = node;
    this.url = url;
    this.moment = moment;
    this.rules = rules;
  }

  /** What differs, a line each: lists, scores, and whatever the lists were made from. */
  List<String> differences(List<String> users) {
    ClusterModel model = node.clusters();
    Crowd crowd = node.crowd();
    Ranker ranker = new Ranker(rules.ranking(), rules.fold()).with(crowd);
    List<String> differences = new ArrayList<>();
    for (String user : users) {
      JsonNode live = live(user);
      RankedList offline =
          ranker.rank(
              moment.person(user, rules.fold()),
              model,
              moment.catalogue(),
              RankingQuery.top(LENGTH));
      String versions =
          "round %s, graph %s, trends %s, blend %s, now %s"
              .formatted(
                  live.path("round").asText(),
                  live.path("graph").asText(),
                  live.path("trends").asText(),
                  live.path("blend").asText(),
                  live.path("now").asText());
      String expected =
          "round %s, graph %s, trends %s, blend %s, now %s"
              .formatted(
                  model.round(),
                  crowd.version().graph(),
                  crowd.version().trends(),
                  crowd.version().blend() == 0 ? "configured" : crowd.version().blend(),
                  offline.now());
      if (!versions.equals(expected)) {
        differences.add(user + ": " + versions + " instead of " + expected);
      } else if (!lines(live).equals(lines(offline))) {
        differences.add(user + ": " + lines(live) + " instead of " + lines(offline));
      }
    }
    return differences;
  }

  private static List<String> lines(RankedList list) {
    List<String> lines = new ArrayList<>();
    for (RankedItem item : list.items()) {
      lines.add(item.item() + " " + item.score());
    }
    return lines;
  }

  private static List<String> lines(JsonNode list) {
    List<String> lines = new ArrayList<>();
    for (JsonNode item : list.get("items")) {
      lines.add(item.get("item").asText() + " " + item.get("score").asDouble());
    }
    return lines;
  }

  private JsonNode live(String user) {
    String id = URLEncoder.encode(user, StandardCharsets.UTF_8);
    return get("/v1/users/" + id + "/recommendations?n=" + LENGTH);
  }

  JsonNode get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url + path)).build());
  }

  JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() != 200) {
        throw new AssertionError(request + ": " + response.statusCode() + " " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
