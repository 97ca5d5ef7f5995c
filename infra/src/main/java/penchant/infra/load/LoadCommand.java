package penchant.infra.load;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code load FORMAT PATH}: items and events from files into running nodes. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Loads items and events from files into running nodes.",
      "A load can be stopped, resumed and repeated: every event counts once."
    })
public final class LoadCommand implements Callable<Integer> {

  private static final int PATIENCE_AT_START_SECONDS = 60;
  private static final int MOST_LANES = 64;

  /** Of one user more events in one request would not be known again by their ids. */
  private static final int MOST_BATCH = 1_000;

  @Parameters(index = "0", paramLabel = "FORMAT", description = "one of ${COMPLETION-CANDIDATES}")
  private Format format = Format.ndjson;

  @Parameters(
      index = "1",
      paramLabel = "PATH",
      description = "a directory in that format, or its file of events")
  private Path path = Path.of(".");

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "a node; may be given more than once (default: http://127.0.0.1:8080)")
  private List<URI> urls = List.of(URI.create("http://127.0.0.1:8080"));

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "take only events before this time (RFC 3339, a date, or epoch seconds)")
  private @Nullable String until;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--items",
      paramLabel = "FILE",
      description = "the items, when PATH is a file of events alone")
  private @Nullable Path items;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = "requests at once; a user's events stay in one lane (default: 6)")
  private int lanes = 6;

  @Option(names = "--batch", paramLabel = "N", description = "events in a request (default: 500)")
  private int batch = 500;

  /** The formats, by the word typed. */
  enum Format {
    retail,
    movielens,
    mind,
    gorse,
    ndjson;

    Input open(Path path, Optional<Path> items) throws IOException {
      InputFiles.existing(path);
      return switch (this) {
        case retail -> Retail.open(path, items);
        case movielens -> Movielens.open(path, items);
        case mind -> Mind.open(path, items);
        case gorse -> Gorse.open(path, items);
        case ndjson -> Ndjson.open(path, items);
      };
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    requireRanges();
    PrintStream err = System.err;
    ExecutorService executor = Executors.newFixedThreadPool(2, LoadCommand::daemon);
    AtomicBoolean done = new AtomicBoolean();
    AtomicBoolean sending = new AtomicBoolean();
    Thread stopped = new Thread(() -> sayHowToGoOn(done, err), "load-stopped");
    Runtime.getRuntime().addShutdownHook(stopped);
    try {
      Optional<Instant> end = Optional.ofNullable(until).map(LoadCommand::time);
      Input input = format.open(path, Optional.ofNullable(items));
      input.notes().forEach(note -> err.println("penchant: " + note));
      List<FeedScan> scans = Loader.scan(input, end);
      if (scans.stream().anyMatch(FeedScan::isNamedByFile)) {
        err.println(
            "penchant: events without an id count once for these very files; a file that has grown"
                + " is another one, and all its events count again");
      }
      Loader loader =
          new Loader(
              waiting ->
                  new NodeClient(
                      urls,
                      executor,
                      time -> TimeUnit.MILLISECONDS.sleep(time.toMillis()),
                      waiting),
              new Loader.Settings(lanes, batch),
              err);
      waitForNode(loader.client(), err);
      report(loader.load(input, scans, end, () -> sending.set(true)), err);
      return 0;
    } catch (UnreadableInputException wrong) {
      err.println(
          "penchant: " + wrong.getMessage() + (sending.get() ? "" : "; nothing was loaded"));
      return 1;
    } catch (LoadFailedException wrong) {
      err.println("penchant: " + wrong.getMessage());
      return 1;
    } catch (IOException unreadable) {
      err.println("penchant: " + path + " cannot be read: " + unreadable.getMessage());
      return 1;
    } finally {
      done.set(true);
      executor.shutdownNow();
    }
  }

  private void requireRanges() {
    require(
        lanes >= 1 && lanes <= MOST_LANES, "--lanes is " + lanes + ", must be 1 to " + MOST_LANES);
    require(
        batch >= 1 && batch <= MOST_BATCH, "--batch is " + batch + ", must be 1 to " + MOST_BATCH);
    for (URI url : urls) {
      String scheme = String.valueOf(url.getScheme());
      require(
          url.getHost() != null && scheme.matches("https?"),
          "--url is " + url + ", must be an address such as http://127.0.0.1:8080");
    }
  }

  private void require(boolean holds, String mistake) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), mistake);
    }
  }

  private void waitForNode(NodeClient client, PrintStream err) throws InterruptedException {
    long giveUp = System.nanoTime() + Duration.ofSeconds(PATIENCE_AT_START_SECONDS).toNanos();
    boolean said = false;
    while (client.tryGet("/v1/status").isEmpty()) {
      if (System.nanoTime() > giveUp) {
        throw new LoadFailedException(
            "no node answers at "
                + urls.get(0)
                + ": start one with ops/penchant up, or give --url");
      }
      if (!said) {
        err.println(
            "penchant: no node answers at "
                + urls.get(0)
                + " yet; waiting up to a minute for it to start");
        said = true;
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
    client.discover();
  }

  private static void report(Loader.Report report, PrintStream err) throws IOException {
    Delivery.Counts events = report.events();
    long sent = events.accepted() + events.duplicates() + events.rejected();
    double rate = report.seconds() > 0 ? sent / report.seconds() : 0;
    err.printf(
        Locale.ROOT,
        "penchant: %,d items. %,d events in %.1f s (%,.0f/s): %,d accepted, %,d duplicates, %,d rejected.%n",
        report.items().accepted(),
        sent,
        report.seconds(),
        rate,
        events.accepted(),
        events.duplicates(),
        events.rejected());
    report.items().reasons().forEach(reason -> err.println("  item rejected: " + reason));
    events.reasons().forEach(reason -> err.println("  event rejected: " + reason));
    System.out.println(
        Json.MAPPER.writeValueAsString(
            Json.MAPPER
                .createObjectNode()
                .put("items", report.items().accepted())
                .put("items_rejected", report.items().rejected())
                .put("events", sent)
                .put("accepted", events.accepted())
                .put("duplicates", events.duplicates())
                .put("rejected", events.rejected())
                .put("seconds", Math.round(report.seconds() * 10) / 10.0)
                .put("events_per_s", Math.round(rate))));
  }

  private static void sayHowToGoOn(AtomicBoolean done, PrintStream err) {
    if (!done.get()) {
      err.println("\npenchant: stopped. The same command goes on from here; nothing counts twice.");
    }
  }

  private static Instant time(String text) {
    return Times.parse(text)
        .orElseThrow(
            () ->
                new LoadFailedException(
                    "--until is '" + text + "', expected e.g. 2011-11-02T12:26:00Z"));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "load-http");
    thread.setDaemon(true);
    return thread;
  }
}
