package penchant.infra.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import penchant.infra.load.NodeClient;
import penchant.infra.load.Progress;

class StoryTest {

  private static final Instant END = Instant.parse("2026-01-31T12:00:00Z");
  private static final World WORLD = World.of(new World.Plan(1, 200, 400, END));
  private static final List<WorldEvent> HISTORY = WORLD.history();
  private static final Cast CAST = Cast.of(WORLD, HISTORY);

  @TempDir private Path directory = Path.of(".");
  private final ExecutorService executor = Executors.newFixedThreadPool(4);
  private final List<String> posted = new CopyOnWriteArrayList<>();
  private URI address = URI.create("http://127.0.0.1:1");

  @BeforeEach
  void start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(executor);
    server.start();
    address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void theShownHaveOneSteadyInterestEachOfDifferentKindsAndOneDrifts() {
    assertThat(CAST.first().themes()).hasSize(1);
    assertThat(CAST.second().themes()).hasSize(1);
    assertThat(CAST.first().themes().get(0).spirit())
        .isNotEqualTo(CAST.second().themes().get(0).spirit());
    assertThat(CAST.drifter()).hasValueSatisfying(person -> assertThat(person.drift()).isPresent());
  }

  @Test
  void theWholeHistoryIsToldOnceWithTheShownPeopleFirst() throws Exception {
    Telling telling = new Telling(WORLD, HISTORY, client());

    telling.history(CAST.ids(), true, Progress.none());
    int early = posted.size();
    telling.history(CAST.ids(), false, Progress.none());

    assertThat(posted).hasSize(HISTORY.size()).doesNotHaveDuplicates();
    assertThat(posted.subList(0, early))
        .allMatch(event -> CAST.ids().stream().anyMatch(id -> event.contains("\"" + id + "\"")));
    assertThat(posted)
        .allMatch(event -> event.contains("\"source\":\"demo-1-2026-01-31T12:00:00Z\""));
  }

  @Test
  void lifeGoesOnWithEventsThatHaveIds() throws Exception {
    new Telling(WORLD, HISTORY, client()).now(END, 20, new Random(1));

    assertThat(posted).hasSize(20).allMatch(event -> event.contains("\"id\":\"live-"));
  }

  @Test
  void theStoryShowsTwoListsThreeCallsTheDriftAndWhatIsToCome() throws Exception {
    String text = told(END.plusSeconds(31));

    assertThat(text)
        .contains("Penchant is running at " + address)
        .contains("first recommendations after 31 s")
        .contains(WORLD.items().get(0).title())
        .contains("has drifted")
        .contains("12:08 UTC whoever cares for");
    assertThat(text.lines().filter(line -> line.contains("curl '"))).hasSize(7);
    assertThat(text.lines()).allMatch(line -> line.length() <= 120);
  }

  @Test
  void aWorldThatIsToldAgainSaysThatItsTurnIsPast() throws Exception {
    String text = told(END.plus(Duration.ofDays(1)));

    assertThat(text)
        .contains("At 12:08 UTC on 31 January whoever cared for")
        .doesNotContain("whoever cares for");
  }

  private String told(Instant now) throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Story(WORLD, CAST, client(), address, new PrintStream(out, true, UTF_8))
        .tell(END, now, Path.of("world.json"));
    return out.toString(UTF_8);
  }

  @Test
  void theTruthIsWrittenAndReadAgain() throws Exception {
    WorldFile file = new WorldFile(directory);

    assertThat(file.read()).isEmpty();
    file.write(WORLD, true);

    assertThat(file.read()).contains(new WorldFile.Begun(WORLD.plan(), true));
    assertThat(Files.readString(file.path())).contains("\"user\" : \"" + CAST.first().id() + "\"");
  }

  private NodeClient client() {
    return new NodeClient(List.of(address), executor, wait -> {}, line -> {});
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    posted.addAll(body.lines().toList());
    byte[] answer =
        (exchange.getRequestMethod().equals("GET")
                ? "{\"items\":[{\"item\":\"" + WORLD.items().get(0).id() + "\"}]}"
                : "{}")
            .getBytes(UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
