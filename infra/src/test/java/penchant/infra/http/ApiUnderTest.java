package penchant.infra.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.actor.ActorSystem;
import penchant.actors.clustering.StoryTold;
import penchant.domain.behavior.BurstRule;
import penchant.domain.behavior.EventWeights;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.Mean;
import penchant.domain.clustering.Vitals;
import penchant.domain.clustering.audit.AuditFigures;
import penchant.domain.clustering.drift.DriftAlarm;
import penchant.domain.clustering.lineage.Chapter;
import penchant.domain.clustering.lineage.Story;
import penchant.domain.clustering.theta.ThetaFit;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.Fold;
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.RankingSettings;
import penchant.infra.config.HttpConfig;
import penchant.infra.http.events.IntakeCounters;
import penchant.infra.http.events.IntakeSettings;
import penchant.infra.replay.Replay;

/** The API on a free port, with the shipped settings, before fakes. */
final class ApiUnderTest implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Replay REPLAY =
      new Replay("r1", Replay.State.RUNNING, 2, 30, 15, 1, List.of("ann"), 9, Optional.empty());
  private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  final FakeCatalogue catalogue = new FakeCatalogue();
  final FakeEmbedder embedder = new FakeEmbedder();
  final FakeUsers users;
  final IntakeCounters intakeCounters = new IntakeCounters();
  volatile List<String> notReady = List.of();

  private final ActorSystem system;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  ApiUnderTest(int eventsInFlight, Duration probeAfter) {
    this(eventsInFlight, 64 << 20, probeAfter);
  }

  ApiUnderTest(int eventsInFlight, long bodyBytesInFlight, Duration probeAfter) {
    Config config =
        ConfigFactory.parseString("pekko.loglevel=WARNING, pekko.log-dead-letters=0")
            .withFallback(ConfigFactory.parseFile(new File("../config/http.conf")))
            .withFallback(ConfigFactory.load())
            .resolve();
    HttpSettings shipped = HttpConfig.read(config);
    Fold fold =
        Fold.named(
            "test",
            FakeEmbedder.SPACE,
            new HalfLife(Duration.ofDays(45)),
            new HalfLife(Duration.ofDays(1)),
            EventWeights.standard(),
            100,
            8,
            0.6,
            8,
            1_000);
    users = new FakeUsers(fold, catalogue);
    system = ActorSystem.create("api", config);
    server =
        HttpServer.start(
                system,
                new Backends(
                    users,
                    users,
                    fold,
                    new BurstRule(30, Duration.ofSeconds(10)),
                    catalogue,
                    ApiUnderTest::model,
                    ApiUnderTest::story,
                    () -> new Ranker(RankingSettings.standard(), fold),
                    system.dispatcher(),
                    users::nearest,
                    embedder,
                    texts ->
                        CompletableFuture.completedFuture(
                            texts.stream().map(text -> text.contains("bad") ? -1.0 : 0.5).toList()),
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    () -> Optional.of("r1"),
                    id -> id.equals("r1") ? Optional.of(REPLAY) : Optional.empty(),
                    () ->
                        CompletableFuture.completedFuture(
                            JsonNodeFactory.instance.objectNode().put("round", 7)),
                    () -> notReady,
                    intakeCounters),
                new HttpSettings(
                    "127.0.0.1",
                    0,
                    shipped.largestBodyBytes(),
                    bodyBytesInFlight,
                    shipped.answersWaiting(),
                    new IntakeSettings(eventsInFlight, probeAfter)))
            .toCompletableFuture()
            .join();
  }

  static ApiUnderTest start() {
    return new ApiUnderTest(20_000, Duration.ofMillis(200));
  }

  static ClusterModel model() {
    List<WeightedItem> items = List.of(new WeightedItem("a", new DecayedSum(3, 0)));
    return new ClusterModel(
        7,
        7,
        FakeEmbedder.SPACE.id(),
        Mean.NONE,
        0.2,
        List.of(
            new Cluster(
                3,
                FakeEmbedder.embedding("x"),
                12,
                "garden, spade",
                List.of("garden", "spade"),
                items,
                List.of("a"),
                0.8,
                NOW)),
        items,
        NOW,
        new Vitals(
            Optional.of(new ThetaFit(0.2, 1.5, 0.03, 400)),
            Optional.of(new AuditFigures(NOW, 12, 1, 1.01, 0.9, 0.95, false)),
            List.of(
                new DriftAlarm(6, NOW, 0.4, 0.3, List.of(3L), List.of("spade"), List.of("a")))));
  }

  /** Cluster 3 was split off cluster 2, and nobody knows of others; 99 is never answered. */
  static CompletionStage<StoryTold> story(long cluster) {
    if (cluster == 99) {
      return CompletableFuture.failedFuture(new TimeoutException("no coordinator answers"));
    }
    Chapter split =
        new Chapter(
            Chapter.Kind.SPLIT,
            4,
            NOW,
            4,
            NOW,
            List.of(2L),
            12,
            0,
            new TreeMap<>(Map.of(2L, 11L, -1L, 1L)),
            new TreeMap<>());
    return CompletableFuture.completedFuture(
        new StoryTold(
            cluster == 3
                ? Optional.of(new Story(3, "garden, spade", List.of(split)))
                : Optional.empty(),
            cluster == 3));
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, String body) {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  Answer post(String path, byte[] body) {
    return send(request(path).POST(BodyPublishers.ofByteArray(body)));
  }

  Answer put(String path, String body) {
    return send(request(path).PUT(BodyPublishers.ofString(body)));
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  Answer send(HttpRequest.Builder request) {
    try {
      return answer(client.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  CompletableFuture<Answer> postLater(String path, String body) {
    return client
        .sendAsync(
            request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofByteArray())
        .thenApply(ApiUnderTest::answer);
  }

  /** In chunks, without a length that would be known before. */
  Answer postInChunks(String path, String body) {
    return send(
        request(path)
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.address().getPort() + path));
  }

  /** What comes back for bytes as they are, up to the end of the first answer. */
  String raw(String request) {
    try (Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      for (int next = 0; next >= 0 && !isWhole(answer); next = socket.getInputStream().read()) {
        if (next > 0) {
          answer.write(next);
        }
      }
      return answer.toString(StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isWhole(ByteArrayOutputStream answer) {
    String text = answer.toString(StandardCharsets.ISO_8859_1);
    int body = text.indexOf("\r\n\r\n") + 4;
    Matcher length = CONTENT_LENGTH.matcher(text);
    return body >= 4 && length.find() && text.length() - body >= Integer.parseInt(length.group(1));
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    try {
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.headers().firstValue("Retry-After").orElse(""),
          response.headers().firstValue("Allow").orElse(""),
          response.body().length == 0 ? JSON.nullNode() : JSON.readTree(response.body()));
    } catch (IOException failed) {
      throw new UncheckedIOException(new String(response.body(), StandardCharsets.UTF_8), failed);
    }
  }

  record Answer(int status, String contentType, String retryAfter, String allow, JsonNode body) {

    String detail() {
      return body.path("detail").asText();
    }

    /** Whether it is a problem as RFC 9457 has it, of this status. */
    boolean isProblem(int expected) {
      return status == expected
          && contentType.startsWith("application/problem+json")
          && body.path("status").asInt() == expected
          && body.path("type").isTextual()
          && !body.path("title").asText().isEmpty()
          && !detail().isEmpty();
    }
  }

  @Override
  public void close() {
    server.stop().toCompletableFuture().join();
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}
