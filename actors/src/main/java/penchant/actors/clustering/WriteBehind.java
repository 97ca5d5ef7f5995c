package penchant.actors.clustering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import penchant.domain.clustering.CohortRow;
import penchant.domain.clustering.Deed;

/**
 * What a cohort has taken and not written yet, and who waits for the acknowledgement. One write is
 * under way at a time; what comes meanwhile is the next.
 *
 * <p>A row and its sums have to be written together: sums ahead of their row would count twice
 * after a crash, a row ahead of its sums would lose them. So a write that failed is made again with
 * the same rows, as they were when it began, and never grows; and no more is taken than the next
 * write may hold, the rest is put off.
 */
final class WriteBehind {

  private static final int MOST_POSTPONED = 1_000;

  private final int mostBytes;
  private SortedMap<String, Changed> changed = new TreeMap<>();
  private SortedMap<String, Writing> writing = new TreeMap<>();
  private final Map<String, Cohort.Report> postponed = new LinkedHashMap<>();
  private int bytes;

  /** The keys of a user's changed sums, and the reports that are in them. */
  private static final class Changed {
    final SortedSet<String> keys = new TreeSet<>();
    final List<Cohort.Report> reports = new ArrayList<>(1);
    int rowBytes;
  }

  private record Writing(CohortRow row, List<Cohort.Report> reports) {}

  /**
   * @param mostBytes that one write may hold
   */
  WriteBehind(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Whether the report can be taken now; the first into an empty write always can. */
  boolean hasRoomFor(Cohort.Report report) {
    if (!postponed.isEmpty()) {
      return false;
    }
    int size = RowSize.ofRow(report);
    for (Deed deed : report.deeds()) {
      size += RowSize.ofDeed(report.user(), deed);
    }
    return changed.isEmpty() || bytes + size <= mostBytes;
  }

  void taken(Cohort.Report report) {
    Changed its = changed.computeIfAbsent(report.user(), user -> new Changed());
    int rowBytes = Math.max(its.rowBytes, RowSize.ofRow(report));
    bytes += rowBytes - its.rowBytes;
    its.rowBytes = rowBytes;
    for (Deed deed : report.deeds()) {
      if (its.keys.add(deed.key())) {
        bytes += RowSize.ofDeed(report.user(), deed);
      }
    }
    its.reports.add(report);
  }

  /**
   * Keeps a report that holds nothing new until what it reports is written.
   *
   * @return whether it has to wait; else all that the table has of the user is written
   */
  boolean acknowledgesAfterWrite(Cohort.Report report) {
    Writing under = writing.get(report.user());
    if (under != null && under.row().sequence() >= report.toSequence()) {
      under.reports().add(report);
      return true;
    }
    Changed its = changed.get(report.user());
    if (its != null) {
      its.reports.add(report);
    }
    return its != null;
  }

  /** Keeps a report for after the write; beyond a limit the user has to send it again. */
  void postpone(Cohort.Report report) {
    if (postponed.size() < MOST_POSTPONED || postponed.containsKey(report.user())) {
      postponed.put(report.user(), report);
    }
  }

  /** Whether the next write has no room for what came. */
  boolean isFull() {
    return !postponed.isEmpty();
  }

  /** Whether a write has begun and not succeeded yet. */
  boolean isWriting() {
    return !writing.isEmpty();
  }

  boolean hasNews() {
    return !changed.isEmpty();
  }

  /**
   * What is to be written now: what is under way, or else all that was taken.
   *
   * @param row the user's row, with the sums of these keys
   */
  List<CohortRow> rows(BiFunction<String, Set<String>, CohortRow> row) {
    if (writing.isEmpty()) {
      changed.forEach(
          (user, its) -> writing.put(user, new Writing(row.apply(user, its.keys), its.reports)));
      changed = new TreeMap<>();
      bytes = 0;
    }
    return writing.values().stream().map(Writing::row).toList();
  }

  /** The write is done: says so, up to what was written, to all who wait for it. */
  void written() {
    for (Writing done : writing.values()) {
      ReportReply reply = new ReportReply.Acknowledged(done.row().sequence());
      done.reports().forEach(report -> report.replyTo().tell(reply));
    }
    writing = new TreeMap<>();
  }

  List<Cohort.Report> takePostponed() {
    List<Cohort.Report> taken = List.copyOf(postponed.values());
    postponed.clear();
    return taken;
  }
}
