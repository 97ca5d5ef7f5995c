package penchant.infra.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings an input into the nodes: reads it once to check it, then sends items, then events. */
final class Loader {

  private static final int ITEM_LANES = 2;
  private static final int ITEMS_A_BATCH = 100;

  private final NodeClient client;
  private final PrintStream err;
  private final Settings settings;

  /** How many events go in one request, and how many requests at once. */
  record Settings(int lanes, int batch) {}

  /** What became of items and events, and how long the events took. */
  record Report(Delivery.Counts items, Delivery.Counts events, double seconds) {}

  private volatile Progress progress;

  Loader(NodeClientFactory factory, Settings settings, PrintStream err) {
    this.err = err;
    this.settings = settings;
    this.progress = new Progress.Plain("", "", 0, err);
    this.client = factory.create(text -> progress.notice(text));
  }

  interface NodeClientFactory {
    NodeClient create(Consumer<String> waiting);
  }

  NodeClient client() {
    return client;
  }

  /** Reads all of it, so that what is wrong with it is said before anything is sent. */
  static List<FeedScan> scan(Input input, Optional<Instant> until)
      throws IOException, InterruptedException {
    List<FeedScan> scans = new ArrayList<>();
    for (Feed feed : input.feeds()) {
      scans.add(FeedScan.of(feed, until));
    }
    return scans;
  }

  Report load(Input input, List<FeedScan> scans, Optional<Instant> until)
      throws IOException, InterruptedException {
    return load(input, scans, until, () -> {});
  }

  /**
   * The same.
   *
   * @param sending run once, before the first record is sent
   */
  Report load(Input input, List<FeedScan> scans, Optional<Instant> until, Runnable sending)
      throws IOException, InterruptedException {
    Delivery.Counts items = sendItems(input, scans, sending);
    long started = System.nanoTime();
    Delivery.Counts events = sendEvents(scans, until);
    return new Report(items, events, (System.nanoTime() - started) / 1e9);
  }

  private Delivery.Counts sendItems(Input input, List<FeedScan> scans, Runnable sending)
      throws IOException, InterruptedException {
    List<ObjectNode> items = new ArrayList<>();
    input.items().read(items::add);
    date(items, scans);
    sending.run();
    try (Progress shown = begin("Items", "items", items.size())) {
      Delivery delivery = new Delivery(client, "/v1/items", shown::step);
      try (Lanes lanes = new Lanes(ITEM_LANES, ITEMS_A_BATCH, delivery)) {
        for (ObjectNode item : items) {
          lanes.deal(item.path("id").asText(), Json.MAPPER.writeValueAsBytes(item));
        }
        lanes.finish();
      }
      return delivery.counts();
    }
  }

  /**
   * An item that says nothing of its age appeared when somebody first had to do with it, or, if
   * nobody had, with the newest event: "now" is the time of the events, not of the load.
   */
  static void date(List<ObjectNode> items, List<FeedScan> scans) {
    Map<String, Instant> firstSeen = new HashMap<>();
    for (FeedScan scan : scans) {
      scan.firstSeen()
          .forEach((item, at) -> firstSeen.merge(item, at, (a, b) -> a.isBefore(b) ? a : b));
    }
    Optional<Instant> newest =
        scans.stream().flatMap(scan -> scan.newest().stream()).max(Instant::compareTo);
    for (ObjectNode item : items) {
      if (!item.has("at")) {
        Optional.ofNullable(firstSeen.get(item.path("id").asText()))
            .or(() -> newest)
            .ifPresent(at -> item.put("at", at.toString()));
      }
    }
  }

  private Delivery.Counts sendEvents(List<FeedScan> scans, Optional<Instant> until)
      throws IOException, InterruptedException {
    long total = scans.stream().mapToLong(FeedScan::events).sum();
    try (Progress shown = begin("Events", "events", total)) {
      Delivery delivery = new Delivery(client, "/v1/events", shown::step);
      try (Lanes lanes = new Lanes(settings.lanes(), settings.batch(), delivery)) {
        FeedScan.read(
            scans,
            until,
            event -> lanes.deal(event.user(), Json.MAPPER.writeValueAsBytes(event.json())));
        lanes.finish();
      }
      return delivery.counts();
    }
  }

  private Progress begin(String task, String unit, long total) {
    Progress shown = Progress.of(task, unit, total, err);
    progress = shown;
    return shown;
  }
}
