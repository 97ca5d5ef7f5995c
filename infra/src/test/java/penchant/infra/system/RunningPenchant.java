package penchant.infra.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** {@code ops/penchant up} on free ports, with a client to call it and hands to harm it. */
final class RunningPenchant implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Path directory;
  private final int firstPort;
  private final Command launcher;

  private RunningPenchant(Path directory, int firstPort, Command launcher) {
    this.directory = directory;
    this.firstPort = firstPort;
    this.launcher = launcher;
  }

  /** Starts and waits until every node is ready. */
  static RunningPenchant up(Path directory, int nodes) {
    int port = freePorts(nodes);
    Command launcher =
        Command.start(
            directory,
            "up",
            "--nodes",
            Integer.toString(nodes),
            "--data",
            directory.resolve("data").toString(),
            "--http",
            Integer.toString(port));
    RunningPenchant running = new RunningPenchant(directory, port, launcher);
    try {
      for (int node = 0; node < nodes; node++) {
        running.awaitReady(node);
      }
    } catch (RuntimeException | Error failed) {
      // Nobody else knows of the processes: left alone, they would slow down all tests to come.
      launcher.close();
      throw failed;
    }
    return running;
  }

  /** How fast a start is depends on the machine, and is not what these tests are about. */
  private void awaitReady(int node) {
    String ready = url(node) + "/health/ready";
    await(
        "node " + node + " ready",
        Duration.ofMinutes(5),
        () -> {
          if (!launcher.isAlive()) {
            throw new AssertionError(
                "the launcher ended\n" + launcher.output() + launcher.errors());
          }
          return statusOf(ready) == 200;
        });
  }

  String url(int node) {
    return "http://127.0.0.1:" + (firstPort + node);
  }

  /** What {@code path} answers, which must be a success. */
  JsonNode get(int node, String path) {
    HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(url(node) + path)));
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
    }
    return parse(response.body());
  }

  HttpResponse<String> post(int node, String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(url(node) + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The status code, or 0 when nobody answers. */
  int statusOf(String url) {
    try {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException nobody) {
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Whether each of these, asked all at once, answers 200 within five seconds. */
  boolean allAnswer(List<String> urls) {
    List<CompletableFuture<Boolean>> answers =
        urls.stream()
            .map(
                url ->
                    client
                        .sendAsync(
                            HttpRequest.newBuilder(URI.create(url))
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                            HttpResponse.BodyHandlers.discarding())
                        .handle((answer, failure) -> failure == null && answer.statusCode() == 200))
            .toList();
    return answers.stream().allMatch(CompletableFuture::join);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Starts {@code ops/penchant load ndjson} of {@code input}. */
  Command load(Path input) {
    return Command.start(directory, "load", "ndjson", input.toString(), "--url", url(0));
  }

  /** Waits until a load of the shop is under way. */
  void awaitFirstEventsOf(SmallShop shop) {
    await(
        "first events of " + shop.name(),
        Duration.ofMinutes(1),
        () -> get(0, "/v1/users/" + shop.customer(0) + "/interests").get("sequence").asLong() > 0);
  }

  /** Runs {@code ops/penchant replay --check}: its line of figures. */
  JsonNode replayCheck(int node) {
    return parse(
        Command.start(directory, "replay", "--check", "--url", url(node)).succeed(120).strip());
  }

  void kill(int node) {
    ProcessHandle.of(processes().get("nodes").get(node).get("pid").asLong())
        .orElseThrow()
        .destroyForcibly();
  }

  void killCassandra() {
    ProcessHandle.of(cassandraPid()).orElseThrow().destroyForcibly();
  }

  /** Sends a signal such as STOP or CONT to Cassandra. */
  void signalCassandra(String signal) {
    signal(cassandraPid(), signal);
  }

  /** Sends a signal to a node. */
  void signal(int node, String signal) {
    signal(processes().get("nodes").get(node).get("pid").asLong(), signal);
  }

  private static void signal(long pid, String signal) {
    try {
      int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
      if (exit != 0) {
        throw new AssertionError("kill -" + signal + " ended with " + exit);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Where its Cassandra answers, {@code HOST:PORT}. */
  String cassandra() {
    JsonNode cassandra = processes().get("cassandra");
    return cassandra.get("host").asText() + ":" + cassandra.get("port").asInt();
  }

  private long cassandraPid() {
    return processes().get("cassandra").get("pid").asLong();
  }

  private JsonNode processes() {
    try {
      return parse(Files.readString(directory.resolve("data/nodes.json")));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException failed) {
      throw new AssertionError("not JSON: " + json, failed);
    }
  }

  Command launcher() {
    return launcher;
  }

  /** Polls until {@code condition} holds: what is awaited happens in other processes. */
  static void await(String what, Duration patience, BooleanSupplier condition) {
    Awaitility.await(what)
        .atMost(patience)
        .pollInterval(Duration.ofMillis(200))
        .until(condition::getAsBoolean);
  }

  /** Polls for that long, and {@code condition} has to hold every time. */
  static void holds(String what, Duration time, BooleanSupplier condition) {
    Awaitility.await(what)
        .during(time)
        .atMost(time.plusMinutes(1))
        .pollInterval(Duration.ofMillis(200))
        .failFast(() -> !condition.getAsBoolean())
        .until(() -> true);
  }

  /** Below those that systems give to outgoing connections, one of which may come in between. */
  static int freePorts(int count) {
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      if (areFree(port, count)) {
        return port;
      }
    }
    throw new AssertionError("no " + count + " free ports in a row");
  }

  private static boolean areFree(int from, int count) {
    for (int port = from; port < from + count; port++) {
      try (ServerSocket socket = new ServerSocket(port)) {
        socket.getLocalPort();
      } catch (IOException taken) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    launcher.close();
  }
}
