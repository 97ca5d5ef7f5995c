package penchant.infra.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.infra.cassandra.ContactPoint;
import penchant.infra.cassandra.RealCassandra;
import penchant.infra.config.Installation;
import penchant.infra.load.Reading;
import penchant.infra.node.Node;
import penchant.infra.process.Ports;

/**
 * A node that has taken in a made-up shop's events over HTTP and learned a blend from them, and
 * with it f and g, against an evaluation of the same files.
 */
@ExtendWith(RealCassandra.class)
class SameListsIT {

  private static final int ITEMS = 120;
  private static final int USERS = 220;
  private static final int DAYS = 24;
  private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");
  private static final List<String> KINDS =
      List.of("garden spade", "kitchen pot", "wool scarf", "paper lantern", "toy train");

  /** So that both choose candidates, from everywhere where there are any. */
  private static final String SCORE_ALL = "penchant.ranking.score-all-up-to";

  private static final Map<String, Integer> CHOOSING = Map.of(SCORE_ALL, 20);

  @TempDir private Path directory = Path.of("");

  private final CqlSession session;

  SameListsIT(CqlSession session) {
    this.session = session;
  }

  /**
   * A node takes in all that the keyspace holds, and other tests leave rows of their own behind.
   */
  @BeforeEach
  @AfterEach
  void emptyTheKeyspace() {
    session
        .execute("SELECT table_name FROM system_schema.tables WHERE keyspace_name = 'penchant'")
        .forEach(row -> session.execute("TRUNCATE penchant." + row.getString("table_name")));
  }

  @Test
  void aNodeGivesTheListsOfAnEvaluationAndBothGoByWhatItLearned(ContactPoint cassandra)
      throws IOException, InterruptedException {
    Files.write(directory.resolve("items.ndjson"), items());
    Files.write(directory.resolve("events.ndjson"), events());
    List<Integer> ports = Ports.free(2);
    String url = "http://127.0.0.1:" + ports.get(0);
    PrintStream err = System.err;
    try (Node node = node(cassandra, ports);
        Study study = new Study(Installation.find(), CHOOSING, err)) {
      History history =
          study.read(
              Reading.of(
                  "ndjson",
                  directory.resolve("events.ndjson"),
                  Optional.of(directory.resolve("items.ndjson"))));
      Moment moment = Moment.after(history, history.newest(), study.catalogue(), study.rules());
      SameLists same = new SameLists(node, url, moment, study.rules());
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> !same.get("/health/ready").isNull());
      post(same, url + "/v1/items", items());
      post(same, url + "/v1/events", events());
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> node.crowd().version().blend() != 0 && node.crowd().graph().size() > 0);

      List<String> users = IntStream.range(0, 200).mapToObj(user -> "shopper-" + user).toList();

      // While rounds, trends and graphs are still coming in, a list may be newer than what it is
      // held against.
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(same.differences(users)).isEmpty());
      JsonNode learning = same.get("/v1/status").get("learning");
      assertThat(learning.get("blend").asLong()).isEqualTo(node.crowd().version().blend());
      assertThat(learning.get("networks"))
          .extracting(JsonNode::asText)
          .containsExactly("attention", "foresight");
      JsonNode list = same.get("/v1/users/shopper-0/recommendations?n=100");
      assertThat(list.get("items"))
          .extracting(item -> item.get("parts").has("attention"))
          .contains(true);
      assertThat(list.get("items"))
          .extracting(item -> item.get("parts").has("foresight"))
          .contains(true);
    }
  }

  private static Node node(ContactPoint cassandra, List<Integer> ports) {
    return Node.start(
        Installation.find()
            .configuration(
                Map.ofEntries(
                    Map.entry("penchant.cassandra.contact-point", cassandra.toString()),
                    Map.entry("penchant.http.port", ports.get(0)),
                    Map.entry("penchant.cluster.port", ports.get(1)),
                    Map.entry(
                        "pekko.cluster.seed-nodes",
                        List.of("pekko://penchant@127.0.0.1:" + ports.get(1))),
                    Map.entry("penchant.ranking.front.exploration.place", 0),
                    Map.entry(SCORE_ALL, CHOOSING.get(SCORE_ALL)),
                    Map.entry("penchant.ranking.attention.enabled", true),
                    Map.entry("penchant.ranking.foresight.enabled", true),
                    Map.entry("penchant.ranking.training.time-limit", "1 s"),
                    Map.entry("penchant.ranking.gather-every", "1 s"),
                    Map.entry("penchant.ranking.learning.every", "2 s"),
                    Map.entry("penchant.ranking.learning.least-people", 50),
                    Map.entry("penchant.ranking.learning.share", 1))));
  }

  private static void post(SameLists client, String url, List<String> lines) {
    int atOnce = 1_000;
    for (int from = 0; from < lines.size(); from += atOnce) {
      List<String> some = lines.subList(from, Math.min(from + atOnce, lines.size()));
      client.send(
          HttpRequest.newBuilder(URI.create(url))
              .header("Content-Type", "application/x-ndjson")
              .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", some)))
              .build());
    }
  }

  private static List<String> items() {
    List<String> items = new ArrayList<>();
    for (int item = 0; item < ITEMS; item++) {
      items.add(
          "{\"id\":\"ware-%d\",\"title\":\"%s, model %d\",\"at\":\"%s\"}"
              .formatted(item, KINDS.get(item % KINDS.size()), item, START));
    }
    return items;
  }

  /** Each day has its fashion, and people have a kind that they come back to. */
  private static List<String> events() {
    Random random = new Random(11);
    String[] types = {"purchase", "purchase", "purchase", "view", "click", "like", "dislike"};
    List<String> events = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      for (int user = 0; user < USERS; user++) {
        if (random.nextInt(2) == 0) {
          int item =
              random.nextInt(3) == 0
                  ? user % KINDS.size() + KINDS.size() * random.nextInt(ITEMS / KINDS.size())
                  : day * 4 + random.nextInt(3);
          events.add(
              "{\"id\":\"deed-%d\",\"user\":\"shopper-%d\",\"type\":\"%s\",\"item\":\"ware-%d\",\"at\":\"%s\"}"
                  .formatted(
                      events.size(),
                      user,
                      types[random.nextInt(types.length)],
                      item,
                      START.plusSeconds(86_400L * day + user)));
        }
      }
    }
    return events;
  }
}
