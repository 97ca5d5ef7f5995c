package penchant.infra.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import penchant.infra.load.LoadFailedException;
import penchant.infra.load.NodeClient;
import penchant.infra.load.NodeClient.Answer;
import penchant.infra.load.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code replay --check}: asks a node to refold every user and to compare with the live profiles.
 */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Refolds every user from the journal and compares with the live profiles.",
      "Prints users, events, events/s and differences as JSON; exit code 1 if anything differs."
    })
public final class ReplayCommand implements Callable<Integer> {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

  @Option(
      names = "--check",
      required = true,
      description = "compare with the live profiles bit for bit, and change nothing")
  private boolean check;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "a node (default: ${DEFAULT-VALUE})",
      defaultValue = "http://127.0.0.1:8080")
  private URI url = URI.create("http://127.0.0.1:8080");

  private final PrintStream out;
  private final PrintStream err;

  public ReplayCommand() {
    this(System.out, System.err);
  }

  ReplayCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      return replay(
          new NodeClient(
              List.of(url),
              executor,
              time -> TimeUnit.MILLISECONDS.sleep(time.toMillis()),
              err::println));
    } catch (LoadFailedException failed) {
      err.println(failed.getMessage());
      return 1;
    } finally {
      executor.shutdownNow();
    }
  }

  private int replay(NodeClient client) throws InterruptedException {
    if (client.tryGet("/v1/status").isEmpty()) {
      throw new LoadFailedException(
          "no node answers at " + url + ": start one with ops/penchant up, or give --url");
    }
    byte[] request = ("{\"check\":" + check + "}").getBytes(UTF_8);
    Answer started = client.post(0, "/v1/replays", request, "application/json");
    String id = started.body().path("replay").asText("");
    if (started.status() != 202 || id.isEmpty()) {
      throw new LoadFailedException(
          url + " answers " + started.status() + " to POST /v1/replays: " + started.body());
    }
    JsonNode last = watch(client, id);
    if (last.path("state").asText().equals("failed")) {
      throw new LoadFailedException("the replay failed: " + last.path("error").asText());
    }
    report(last);
    return last.path("differences").asLong() == 0 ? 0 : 1;
  }

  private JsonNode watch(NodeClient client, String id) throws InterruptedException {
    JsonNode first = ask(client, id);
    while (first.path("total").asLong() == 0 && !ended(first)) {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
      first = ask(client, id);
    }
    try (Progress progress = Progress.of("Replay", "users", first.path("total").asLong(), err)) {
      JsonNode now = first;
      long shown = now.path("users").asLong();
      progress.step(shown);
      while (!ended(now)) {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        now = ask(client, id);
        progress.step(now.path("users").asLong() - shown);
        shown = now.path("users").asLong();
      }
      return now;
    }
  }

  private static JsonNode ask(NodeClient client, String id) throws InterruptedException {
    Answer answer = client.get("/v1/replays/" + id);
    if (answer.status() != 200) {
      throw new LoadFailedException(
          "the node no longer knows the replay (" + answer.status() + "): it was started anew?");
    }
    return answer.body();
  }

  private static boolean ended(JsonNode replay) {
    String state = replay.path("state").asText();
    return state.equals("done") || state.equals("failed");
  }

  private void report(JsonNode last) {
    err.printf(
        Locale.ROOT,
        "%,d users, %,d events refolded at %,d events/s, %,d differences.%n",
        last.path("users").asLong(),
        last.path("events").asLong(),
        last.path("events_per_s").asLong(),
        last.path("differences").asLong());
    last.path("differing").forEach(user -> err.println("  differs: " + user.asText()));
    out.println(
        JsonNodeFactory.instance
            .objectNode()
            .put("users", last.path("users").asLong())
            .put("events", last.path("events").asLong())
            .put("events_per_s", last.path("events_per_s").asLong())
            .put("differences", last.path("differences").asLong()));
  }
}
