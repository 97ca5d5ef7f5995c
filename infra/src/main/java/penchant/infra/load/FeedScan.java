package penchant.infra.load;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a first reading found, before anything is sent: the whole input is readable, how much it is,
 * and whether it stands in the order of time.
 *
 * <p>Offsets must rise for each user, and a load up to some time must leave the rest for later. So
 * where a file is in order of time, the offset is the event's number in it; where it is not
 * (ratings sorted by user), its number after a stable sort by time.
 *
 * @param events before {@code until}
 * @param firstSeen when each item first appears; only events before {@code until} are looked at
 */
record FeedScan(
    Feed feed,
    String source,
    long events,
    boolean inOrder,
    Map<String, Instant> firstSeen,
    Optional<Instant> newest) {

  private static final Comparator<FeedEvent> BY_TIME =
      Comparator.comparing(event -> event.at().orElse(Instant.MAX));

  /** Reads everything once. */
  static FeedScan of(Feed feed, Optional<Instant> until) throws IOException, InterruptedException {
    var findings =
        new Object() {
          long events;
          boolean inOrder = true;
          Instant latest = Instant.MIN;
          Instant newest = Instant.MIN;
          final Map<String, Instant> firstSeen = new HashMap<>();
        };
    feed.reader()
        .read(
            event -> {
              Instant at = event.at().orElse(findings.latest);
              findings.inOrder &= !at.isBefore(findings.latest);
              findings.latest = at;
              if (isBefore(event, until)) {
                findings.events++;
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
      scans.get(0).stream(event -> passOn(event, until, sink));
      return;
    }
    List<FeedEvent> all = new ArrayList<>();
    for (FeedScan scan : scans) {
      all.addAll(scan.sorted());
    }
    all.sort(BY_TIME);
    for (FeedEvent event : all) {
      passOn(event, until, sink);
    }
  }

  private void stream(Feed.Sink sink) throws IOException, InterruptedException {
    long[] offset = {0};
    feed.reader()
        .read(
            event -> {
              mark(event, ++offset[0]);
              sink.accept(event);
            });
  }

  private List<FeedEvent> sorted() throws IOException, InterruptedException {
    List<FeedEvent> events = new ArrayList<>();
    feed.reader().read(events::add);
    if (!inOrder) {
      events.sort(BY_TIME);
    }
    for (int i = 0; i < events.size(); i++) {
      mark(events.get(i), i + 1L);
    }
    return events;
  }

  private void mark(FeedEvent event, long offset) {
    if (!event.json().has("source")) {
      event.json().put("source", source).put("offset", offset);
    }
  }

  private static void passOn(FeedEvent event, Optional<Instant> until, Feed.Sink sink)
      throws IOException, InterruptedException {
    if (isBefore(event, until)) {
      sink.accept(event);
    }
  }

  private static boolean isBefore(FeedEvent event, Optional<Instant> until) {
    return until.isEmpty() || event.at().isEmpty() || event.at().get().isBefore(until.get());
  }
}
