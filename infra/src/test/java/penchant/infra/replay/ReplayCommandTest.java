package penchant.infra.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.SystemMaterializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import penchant.infra.http.body.InFlightLimit;
import penchant.infra.http.body.RequestBody;
import picocli.CommandLine;

/** The command against the routes over HTTP. */
class ReplayCommandTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(2);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final JournalInMemory world = new JournalInMemory();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
    EXECUTOR.shutdownNow();
  }

  @Test
  void printsOneLineAndEndsWellWhenNothingDiffers() {
    world.journal.put("ann", JournalInMemory.views(7));

    int code = run("--check", "--url", address());

    assertThat(code).isZero();
    assertThat(out.toString(UTF_8).strip())
        .matches("\\{\"users\":1,\"events\":7,\"events_per_s\":\\d+,\"differences\":0}");
  }

  @Test
  void whoDoesNotSayWhatAReplayIsForIsToldHowToAsk() {
    int code = run("--url", address());

    assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("--check");
  }

  @Test
  void endsWithOneAndNamesTheUserWhenSomethingDiffers() {
    world.journal.put("ann", JournalInMemory.views(7));
    world.wrong.add("ann");

    assertThat(run("--check", "--url", address())).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains("\"differences\":1");
    assertThat(err.toString(UTF_8)).contains("differs: ann");
  }

  @Test
  void saysWhereNobodyAnswers() {
    assertThat(run("--check", "--url", "http://127.0.0.1:1")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).startsWith("no node answers at http://127.0.0.1:1");
  }

  @Test
  void aReplayThatNobodyKnowsIsNotFound() throws Exception {
    URI unknown = URI.create(address() + "/v1/replays/none");

    var response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(unknown).build(), BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("knows no replay");
  }

  private int run(String... arguments) {
    return new CommandLine(
            new ReplayCommand(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)))
        .setErr(new PrintWriter(err, true, UTF_8))
        .execute(arguments);
  }

  private String address() {
    ReplayService service =
        new ReplayService(
            world, world, JournalInMemory.FOLD, JournalInMemory.BYTES, KIT.system(), EXECUTOR);
    RequestBody bodies =
        new RequestBody(
            1_000, new InFlightLimit(10_000), SystemMaterializer.get(KIT.system()).materializer());
    ServerBinding binding =
        Http.get(KIT.system())
            .newServerAt("127.0.0.1", 0)
            .bind(new Calls().route(new ReplayRoutes(service::startCheck, service::find, bodies)))
            .toCompletableFuture()
            .join();
    return "http://127.0.0.1:" + binding.localAddress().getPort();
  }

  /** The calls in their place. */
  private static final class Calls extends AllDirectives {

    Route route(ReplayRoutes replays) {
      return pathPrefix("v1", () -> pathPrefix("replays", replays::route));
    }
  }
}
