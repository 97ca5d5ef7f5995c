package penchant.infra.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Takes events as a node does, by source and offset, and has bad days when told to. */
final class FakeNode implements AutoCloseable {

  private record BadAnswer(int status, String retryAfter) {}

  private final Deque<BadAnswer> badAnswers = new ArrayDeque<>();
  private final Map<String, List<Long>> offsetsByUser = new TreeMap<>();
  private String rejected = "";
  private String refused = "";
  private int refusal = 400;
  private boolean loseNext;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private @Nullable HttpServer server;

  void start() throws IOException {
    start(0);
  }

  synchronized void startOnce(int port) {
    try {
      if (server == null) {
        start(port);
      }
    } catch (IOException inUse) {
      throw new UncheckedIOException(inUse);
    }
  }

  private void start(int port) throws IOException {
    HttpServer created = HttpServer.create(new InetSocketAddress("localhost", port), 0);
    created.createContext("/v1/events", this::handle);
    created.createContext("/v1/items", this::handle);
    created.setExecutor(threads);
    created.start();
    server = created;
  }

  URI address() {
    HttpServer running = server;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return URI.create("http://localhost:" + running.getAddress().getPort());
  }

  synchronized FakeNode answerNext(int status, String retryAfter) {
    badAnswers.add(new BadAnswer(status, retryAfter));
    return this;
  }

  synchronized void loseNextAnswer() {
    loseNext = true;
  }

  synchronized void reject(String item) {
    rejected = item;
  }

  synchronized void refuseBatchesWith(int status, String item) {
    refusal = status;
    refused = item;
  }

  synchronized Map<String, List<Long>> offsetsByUser() {
    return offsetsByUser;
  }

  @Override
  public void close() {
    HttpServer running = server;
    if (running != null) {
      running.stop(0);
    }
    threads.shutdownNow();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    BadAnswer bad = badAnswers.poll();
    if (bad != null) {
      if (!bad.retryAfter().isEmpty()) {
        exchange.getResponseHeaders().add("Retry-After", bad.retryAfter());
      }
      answer(exchange, bad.status(), Json.MAPPER.createObjectNode().put("title", "bad day"));
    } else if (!refused.isEmpty() && body.contains("\"" + refused + "\"")) {
      answer(exchange, refusal, Json.MAPPER.createObjectNode().put("detail", "broken"));
    } else {
      ObjectNode taken = take(body);
      if (loseNext) {
        loseNext = false;
        exchange.close();
      } else {
        answer(exchange, 200, taken);
      }
    }
  }

  private ObjectNode take(String body) throws IOException {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode reasons = answer.putArray("rejected");
    int accepted = 0;
    int duplicates = 0;
    List<String> lines = body.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      JsonNode event = Json.MAPPER.readTree(lines.get(i));
      List<Long> seen =
          offsetsByUser.computeIfAbsent(event.path("user").asText(), user -> new ArrayList<>());
      long offset = event.path("offset").asLong();
      if (event.path("item").asText().equals(rejected)) {
        reasons.addObject().put("index", i).put("reason", "not today");
      } else if (!seen.isEmpty() && seen.get(seen.size() - 1) >= offset) {
        duplicates++;
      } else {
        seen.add(offset);
        accepted++;
      }
    }
    return answer.put("accepted", accepted).put("duplicates", duplicates);
  }

  private static void answer(HttpExchange exchange, int status, ObjectNode json)
      throws IOException {
    byte[] bytes = Json.MAPPER.writeValueAsBytes(json);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
