package penchant.infra.load;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import penchant.domain.behavior.BehaviorRules;

/**
 * What a first reading found, before anything is sent: the whole input is readable, how much it is,
 * and whether it stands in the order of time.
 *
 * <p>Offsets must rise for each user, and a load up to some time must leave the rest for later. So
 * where a file is in order of time, the offset is the event's number in it; where it is not
 * (ratings sorted by user), its number after a stable sort by time.
 *
 * @param events before {@code until}
 * @param isNamedByFile whether some event says nothing by which it is known, and is known by its
 *     place in these files
 * @param firstSeen when each item first appears; only events before {@code until} are looked at
 */
record FeedScan(
    Feed feed,
    String source,
    long events,
    boolean inOrder,
    boolean isNamedByFile,
    Map<String, Instant> firstSeen,
    Optional<Instant> newest) {

  /**
   * An event with the time by which it is put in order: its own, or else that of the one before it
   * in the file, so that it keeps its place there.
   */
  private record Placed(FeedEvent event, Instant at) {
    boolean isBefore(Optional<Instant> until) {
      return until.isEmpty() || at.isBefore(until.get());
    }
  }

  private interface PlacedSink {
    void accept(Placed placed) throws IOException, InterruptedException;
  }

  /** Reads everything once. */
  static FeedScan of(Feed feed, Optional<Instant> until) throws IOException, InterruptedException {
    Instant clock = Instant.now();
    var findings =
        new Object() {
          long events;
          boolean inOrder = true;
          boolean isNamedByFile;
          Instant latest = Instant.MIN;
          Instant newest = Instant.MIN;
          final Map<String, Instant> firstSeen = new HashMap<>();
        };
    read(
        feed,
        placed -> {
          FeedEvent event = placed.event;
          Instant at = placed.at;
          findings.inOrder &= !at.isBefore(findings.latest);
          findings.latest = at;
          if (placed.isBefore(until)) {
            findings.events++;
            findings.isNamedByFile |= !event.json().has("id") && !event.json().has("source");
            if (BehaviorRules.refusalOfTime(at, clock).isPresent()) {
              return; // An event that will be refused tells nothing of when things were.
            }
            findings.newest = at.isAfter(findings.newest) ? at : findings.newest;
            if (event.at().isPresent() && event.json().has("item")) {
              findings.firstSeen.merge(
                  event.json().get("item").asText(), at, (a, b) -> a.isBefore(b) ? a : b);
            }
          }
        });
    return new FeedScan(
        feed,
        feed.source(),
        findings.events,
        findings.inOrder,
        findings.isNamedByFile,
        findings.firstSeen,
        Optional.of(findings.newest).filter(time -> time.isAfter(Instant.MIN)));
  }

  /**
   * Gives the events of all feeds with source and offset, in order of time. One feed that is in
   * order is streamed; else all is sorted in memory.
   */
  static void read(List<FeedScan> scans, Optional<Instant> until, Feed.Sink sink)
      throws IOException, InterruptedException {
    if (scans.size() == 1 && scans.get(0).inOrder) {
      scans.get(0).stream(placed -> passOn(placed, until, sink));
      return;
    }
    List<Placed> all = new ArrayList<>();
    for (FeedScan scan : scans) {
      all.addAll(scan.sorted());
    }
    all.sort(Comparator.comparing(Placed::at));
    for (Placed placed : all) {
      passOn(placed, until, sink);
    }
  }

  private static void read(Feed feed, PlacedSink sink) throws IOException, InterruptedException {
    Instant[] latest = {Instant.MIN};
    feed.reader()
        .read(
            event -> {
              latest[0] = event.at().orElse(latest[0]);
              sink.accept(new Placed(event, latest[0]));
            });
  }

  private void stream(PlacedSink sink) throws IOException, InterruptedException {
    long[] offset = {0};
    read(
        feed,
        placed -> {
          mark(placed.event, ++offset[0]);
          sink.accept(placed);
        });
  }

  private List<Placed> sorted() throws IOException, InterruptedException {
    List<Placed> events = new ArrayList<>();
    read(feed, events::add);
    if (!inOrder) {
      events.sort(Comparator.comparing(Placed::at));
    }
    for (int i = 0; i < events.size(); i++) {
      mark(events.get(i).event, i + 1L);
    }
    return events;
  }

  private void mark(FeedEvent event, long offset) {
    if (!event.json().has("source")) {
      event.json().put("source", source).put("offset", offset);
    }
  }

  private static void passOn(Placed placed, Optional<Instant> until, Feed.Sink sink)
      throws IOException, InterruptedException {
    if (placed.isBefore(until)) {
      sink.accept(placed.event);
    }
  }
}
