package penchant.infra.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderTest {

  private static final int USERS = 20;
  private static final int EVENTS = 1000;

  @TempDir private Path directory = Path.of(".");
  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private FakeNode node = new FakeNode();

  @BeforeEach
  void start() throws IOException {
    node.start();
  }

  @AfterEach
  void stop() {
    node.close();
    executor.shutdownNow();
  }

  @Test
  void everyUsersEventsArriveInOrder() throws Exception {
    Loader.Report report = load(List.of(node.address()));

    assertThat(report.events().accepted()).isEqualTo(EVENTS);
    assertThat(node.offsetsByUser()).hasSize(USERS);
    assertThat(node.offsetsByUser().values())
        .allSatisfy(offsets -> assertThat(offsets).isSorted().doesNotHaveDuplicates());
  }

  @Test
  void aFullOrAbsentServerIsAskedAgainAfterTheTimeItNames() throws Exception {
    node.answerNext(429, "2").answerNext(503, "3600").answerNext(503, "");

    Loader.Report report = load(List.of(node.address()));

    assertThat(report.events().accepted()).isEqualTo(EVENTS);
    assertThat(waits).contains(Duration.ofSeconds(2), NodeClient.LONGEST_WAIT);
    assertThat(notices).anyMatch(notice -> notice.contains("answers 503"));
  }

  @Test
  void aNodeThatIsGoneIsLeftForAnother() throws Exception {
    URI gone = URI.create("http://localhost:" + freePort());

    Loader.Report report = load(List.of(gone, node.address()));

    assertThat(report.events().accepted()).isEqualTo(EVENTS);
    assertThat(notices)
        .isNotEmpty()
        .allMatch(notice -> notice.startsWith(gone + " does not answer"));
  }

  @Test
  void aNodeThatComesBackIsWaitedFor() throws Exception {
    int port = node.address().getPort();
    node.close();
    FakeNode later = new FakeNode();
    node = later;

    Loader.Report report =
        load(
            List.of(URI.create("http://localhost:" + port)),
            wait -> {
              waits.add(wait);
              later.startOnce(port);
            });

    assertThat(report.events().accepted()).isEqualTo(EVENTS);
    assertThat(waits).isNotEmpty();
  }

  @Test
  void aSecondLoadOfTheSameFileIsAllDuplicates() throws Exception {
    load(List.of(node.address()));

    Loader.Report again = load(List.of(node.address()));

    assertThat(again.events().accepted()).isZero();
    assertThat(again.events().duplicates()).isEqualTo(EVENTS);
  }

  @Test
  void anAnswerThatGotLostDoublesNothing() throws Exception {
    node.loseNextAnswer();

    Loader.Report report = load(List.of(node.address()));

    assertThat(report.events().accepted() + report.events().duplicates()).isEqualTo(EVENTS);
    assertThat(node.offsetsByUser().values().stream().mapToInt(List::size).sum()).isEqualTo(EVENTS);
  }

  @Test
  void rejectedEventsAreCountedAndTheFirstReasonsKept() throws Exception {
    node.reject("i13");

    Loader.Report report = load(List.of(node.address()));

    assertThat(report.events().rejected()).isPositive();
    assertThat(report.events().accepted() + report.events().rejected()).isEqualTo(EVENTS);
    assertThat(report.events().reasons())
        .isNotEmpty()
        .allMatch(reason -> reason.startsWith("not today: {\"user\":"));
  }

  @Test
  void aBatchRefusedAsAWholeCostsOnlyWhatIsWrong() throws Exception {
    node.refuseBatchesWith(400, "i13");

    Loader.Report report = load(List.of(node.address()));

    assertThat(report.events().rejected()).isPositive();
    assertThat(report.events().accepted() + report.events().rejected()).isEqualTo(EVENTS);
  }

  @Test
  void aRecordThatTheServerCannotDigestCostsOneRecord() throws Exception {
    node.refuseBatchesWith(422, "i13");

    Loader.Report report = load(List.of(node.address()));

    assertThat(report.events().accepted()).isPositive();
    assertThat(report.events().accepted() + report.events().rejected()).isEqualTo(EVENTS);
  }

  @Test
  void aServerThatKeepsFailingEndsTheLoad() throws Exception {
    for (int i = 0; i < 50; i++) {
      node.answerNext(500, "");
    }

    assertThatThrownBy(() -> load(List.of(node.address())))
        .isInstanceOf(LoadFailedException.class)
        .hasMessageContaining("answers 500");
  }

  private Loader.Report load(List<URI> nodes) throws Exception {
    return load(nodes, waits::add);
  }

  private Loader.Report load(List<URI> nodes, NodeClient.Sleeper sleeper) throws Exception {
    Input input = Ndjson.open(eventsFile(), Optional.empty());
    Loader loader =
        new Loader(
            waiting -> new NodeClient(nodes, executor, sleeper, notices::add),
            new Loader.Settings(4, 50),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    return loader.load(input, Loader.scan(input, Optional.empty()), Optional.empty());
  }

  private Path eventsFile() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      lines.add(
          "{\"user\":\"u" + i * 7 % USERS + "\",\"type\":\"view\",\"item\":\"i" + i % 50 + "\"}");
    }
    return Files.write(directory.resolve("events.ndjson"), lines);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
