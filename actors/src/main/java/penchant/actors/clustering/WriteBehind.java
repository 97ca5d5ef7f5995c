package penchant.actors.clustering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import penchant.domain.clustering.Deed;

/**
 * What a cohort has taken and not written yet: users with the keys of their changed sums, and who
 * waits for the acknowledgement. One write is under way at a time; what comes meanwhile is the
 * next.
 */
final class WriteBehind {

  /** About what one write may hold: Cassandra refuses batches over 50 KiB. */
  private static final int MOST_BYTES = 36 * 1024;

  private static final int ROW_BYTES = 120;
  private static final int DEED_BYTES = 90;
  private static final int MOST_POSTPONED = 1_000;

  private SortedMap<String, SortedSet<String>> changed = new TreeMap<>();
  private List<Cohort.Report> waiting = new ArrayList<>();
  private SortedMap<String, SortedSet<String>> writing = new TreeMap<>();
  private List<Cohort.Report> writingFor = new ArrayList<>();
  private final Deque<Cohort.Report> postponed = new ArrayDeque<>();
  private final Map<String, Integer> rowBytes = new HashMap<>();
  private int bytes;
  private boolean isWriting;

  void taken(Cohort.Report report) {
    SortedSet<String> keys = changed.computeIfAbsent(report.user(), user -> new TreeSet<>());
    rowBytes.computeIfAbsent(
        report.user(),
        user -> {
          int row =
              ROW_BYTES
                  + 2 * user.length()
                  + report.longVector().map(vector -> vector.dimensions()).orElse(0);
          bytes += row;
          return row;
        });
    for (Deed deed : report.deeds()) {
      if (keys.add(deed.key())) {
        bytes += DEED_BYTES + 2 * deed.key().length() + report.user().length();
      }
    }
    waiting.add(report);
  }

  void acknowledgeAfterWrite(Cohort.Report report) {
    waiting.add(report);
  }

  /** Whether something of the user is not in the table yet. */
  boolean holds(String user) {
    return changed.containsKey(user) || writing.containsKey(user);
  }

  boolean isFull() {
    return bytes >= MOST_BYTES;
  }

  /** Keeps a report for after the write; beyond a limit the user has to send it again. */
  void postpone(Cohort.Report report) {
    if (postponed.size() < MOST_POSTPONED) {
      postponed.add(report);
    }
  }

  boolean isWriting() {
    return isWriting;
  }

  boolean hasNews() {
    return !changed.isEmpty() || !waiting.isEmpty();
  }

  /** What is to be written now: users, with the keys of their changed sums. */
  SortedMap<String, ? extends Set<String>> startWriting() {
    isWriting = true;
    writing = changed;
    writingFor = waiting;
    changed = new TreeMap<>();
    waiting = new ArrayList<>();
    rowBytes.clear();
    bytes = 0;
    return writing;
  }

  /** The write is done; who may be acknowledged. */
  List<Cohort.Report> written() {
    List<Cohort.Report> done = writingFor;
    isWriting = false;
    writing = new TreeMap<>();
    writingFor = new ArrayList<>();
    return done;
  }

  /** The write failed: what it held is part of the next. */
  void writeFailed() {
    isWriting = false;
    writing.forEach(
        (user, keys) -> changed.computeIfAbsent(user, absent -> new TreeSet<>()).addAll(keys));
    writingFor.addAll(waiting);
    waiting = writingFor;
    writing = new TreeMap<>();
    writingFor = new ArrayList<>();
  }

  List<Cohort.Report> takePostponed() {
    List<Cohort.Report> taken = new ArrayList<>(postponed);
    postponed.clear();
    return taken;
  }
}
