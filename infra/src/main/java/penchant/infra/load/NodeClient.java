package penchant.infra.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Talks to whichever node is well. A node that is full, away, or without its journal is waited for
 * as long as it takes; where there are several, the next one is asked meanwhile. The same request
 * is sent again: the server counts an event once.
 */
public final class NodeClient {

  /** How a wait is waited; a test does not. */
  public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  /** A settled answer: any status but those that are waited for. */
  public record Answer(int status, JsonNode body) {}

  static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_GUESS = Duration.ofSeconds(5);
  private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(2);
  private static final int MOST_SERVER_ERRORS = 5;

  private final List<URI> nodes;
  private final HttpClient http;
  private final Sleeper sleeper;
  private final Consumer<String> waiting;

  /**
   * @param nodes at least one address
   * @param executor for the HTTP client's own work
   * @param waiting told in a line what is waited for
   */
  public NodeClient(List<URI> nodes, Executor executor, Sleeper sleeper, Consumer<String> waiting) {
    this.nodes = new CopyOnWriteArrayList<>(nodes);
    this.sleeper = sleeper;
    this.waiting = waiting;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(executor)
            .build();
  }

  /**
   * Posts until somebody gives an answer that settles it.
   *
   * @param lane lanes start with different nodes
   * @throws LoadFailedException if a node keeps failing with a server error
   */
  public Answer post(int lane, String path, byte[] body, String contentType)
      throws InterruptedException {
    return untilSettled(
        lane,
        node ->
            HttpRequest.newBuilder(node.resolve(path))
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
  }

  /** Gets until somebody gives an answer that settles it. */
  public Answer get(String path) throws InterruptedException {
    return untilSettled(
        0, node -> HttpRequest.newBuilder(node.resolve(path)).timeout(REQUEST_TIMEOUT).build());
  }

  /** One try at each address, without waiting; nothing when no node answers. */
  public Optional<Answer> tryGet(String path) throws InterruptedException {
    for (URI node : nodes) {
      Optional<Answer> answer = tryGet(node.resolve(path));
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  private Optional<Answer> tryGet(URI address) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
    try {
      return Optional.of(answer(http.send(request, BodyHandlers.ofByteArray())));
    } catch (IOException away) {
      return Optional.empty();
    }
  }

  /** Learns the other nodes' addresses from {@code /v1/status}, to have where to go. */
  public void discover() throws InterruptedException {
    JsonNode status = tryGet("/v1/status").map(Answer::body).orElse(MissingNode.getInstance());
    nodes.addAll(others(nodes, status));
  }

  /**
   * The addresses in {@code status} that are not known. What is an address of this machine, or of
   * none, as a node says that listens on 0.0.0.0, is an address of a node only where the known ones
   * are on this machine too: elsewhere it leads to another Penchant.
   */
  static List<URI> others(List<URI> known, JsonNode status) {
    boolean here = known.stream().allMatch(NodeClient::isOfThisMachine);
    Set<URI> others = new LinkedHashSet<>();
    for (JsonNode node : status.path("nodes")) {
      String address = node.path("http").asText(node.path("url").asText(""));
      if (!address.isEmpty()) {
        URI uri = URI.create(address.contains("://") ? address : "http://" + address);
        if (!known.contains(uri) && (here || !isOfThisMachine(uri))) {
          others.add(uri);
        }
      }
    }
    return List.copyOf(others);
  }

  private static boolean isOfThisMachine(URI node) {
    try {
      InetAddress address = InetAddress.getByName(node.getHost());
      return address.isLoopbackAddress() || address.isAnyLocalAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  public List<URI> nodes() {
    return List.copyOf(nodes);
  }

  private interface RequestTo {
    HttpRequest node(URI node);
  }

  private Answer untilSettled(int lane, RequestTo request) throws InterruptedException {
    Duration guess = FIRST_WAIT;
    int serverErrors = 0;
    int failures = 0;
    while (true) {
      URI node = nodes.get(Math.floorMod(lane + failures, nodes.size()));
      String trouble;
      Optional<Duration> asked = Optional.empty();
      boolean full = false;
      try {
        HttpResponse<byte[]> response = http.send(request.node(node), BodyHandlers.ofByteArray());
        int status = response.statusCode();
        if (status < 429 || status == 431) {
          return answer(response);
        }
        full = status == 429;
        asked = retryAfter(response);
        trouble = full ? node + " is full" : node + " answers " + status + detail(response);
        if (!full && status != 503 && ++serverErrors == MOST_SERVER_ERRORS) {
          throw new LoadFailedException(trouble + ", " + serverErrors + " times");
        }
      } catch (IOException away) {
        trouble = node + " does not answer (" + reason(away) + ")";
      }
      if (!full) {
        failures++;
      }
      boolean others = !full && failures % nodes.size() != 0;
      Duration wait = others ? Duration.ZERO : shorter(asked.orElse(guess), LONGEST_WAIT);
      if (!full) {
        waiting.accept(trouble + (others ? "; going to the next node" : "; trying again"));
      }
      sleeper.sleep(wait);
      if (!others) {
        guess = shorter(guess.multipliedBy(2), LONGEST_GUESS);
      }
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    return new Answer(response.statusCode(), json(response.body()));
  }

  private static JsonNode json(byte[] body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    } catch (IOException impossible) {
      throw new IllegalStateException("bytes in memory cannot fail", impossible);
    }
  }

  private static String detail(HttpResponse<byte[]> response) {
    JsonNode problem = json(response.body());
    String detail = problem.path("detail").asText(problem.path("title").asText(""));
    return detail.isEmpty() ? "" : " (" + detail + ")";
  }

  private static String reason(IOException away) {
    String message = away.getMessage();
    return message == null ? "connection refused" : message;
  }
}
