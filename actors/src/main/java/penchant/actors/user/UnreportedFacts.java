package penchant.actors.user;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import penchant.actors.clustering.Cohort;
import penchant.actors.clustering.RowSize;
import penchant.domain.clustering.Deed;

/**
 * What a user's cohort does not have yet, as far as the user knows, and what to do about it next.
 *
 * <p>The newest facts stand here, in a queue of bounded length. What the cohort misses beyond that
 * is read back from the journal, page by page, so nothing is lost by forgetting it here.
 */
final class UnreportedFacts {

  /** How much is kept before the journal is the better place. */
  private static final int MOST_KEPT = 1_000;

  /** The next step. */
  sealed interface Step {}

  /** The cohort has everything. */
  record Nothing() implements Step {}

  /** Send the facts of these numbers, both included; none where {@code from} is {@code to + 1}. */
  record Send(long from, long to, List<Deed> deeds) implements Step {}

  /** Read these numbers, both included, from the journal and give them to {@link #readBack}. */
  record Read(long from, long to) implements Step {}

  private record Numbered(long sequence, List<Deed> deeds) {}

  private static final long UNKNOWN = -1;

  private final String user;
  private final Deque<Numbered> kept = new ArrayDeque<>(2);

  /** The last that the cohort has taken; it may not be written yet. */
  private long taken = UNKNOWN;

  /** The last that the cohort has written. */
  private long acknowledged;

  private long latest;

  UnreportedFacts(String user) {
    this.user = user;
  }

  /** The journal was opened, and ends with this number. */
  void recovered(long sequence) {
    if (sequence != latest) {
      kept.clear();
      latest = sequence;
    }
  }

  /** The next fact was written. */
  void recorded(List<Deed> deeds) {
    latest++;
    kept.addLast(new Numbered(latest, deeds));
    if (kept.size() > MOST_KEPT) {
      kept.removeFirst();
    }
  }

  /** The cohort has everything up to this number, or more than we ever wrote. */
  void acknowledged(long sequence) {
    acknowledged = Math.max(acknowledged, sequence);
    hasTaken(Math.max(taken, sequence));
  }

  /** The cohort has taken everything up to this number and nothing beyond, and may lose it yet. */
  void missingAfter(long sequence) {
    acknowledged = Math.min(acknowledged, sequence);
    hasTaken(sequence);
  }

  /** Should the cohort lose what it has taken, the journal has it. */
  private void hasTaken(long sequence) {
    taken = sequence;
    while (!kept.isEmpty() && kept.getFirst().sequence <= sequence) {
      kept.removeFirst();
    }
  }

  /** What the cohort said before counts no more. */
  void doubt() {
    taken = UNKNOWN;
    acknowledged = 0;
  }

  /** Facts that {@link Read} asked for, in their order, the first of number {@code from}. */
  void readBack(long from, List<List<Deed>> facts) {
    long firstKept = firstKept();
    long sequence = from + facts.size() - 1;
    if (sequence >= firstKept || from != base() + 1) {
      return;
    }
    for (int i = facts.size() - 1; i >= 0; i--) {
      kept.addFirst(new Numbered(sequence--, facts.get(i)));
    }
  }

  /** Whether one report does not hold it all. */
  boolean isLong() {
    return latest - base() > Cohort.MOST_DEEDS;
  }

  /** Whether the cohort has acknowledged all there is. */
  boolean isEmpty() {
    return latest == 0 || acknowledged >= latest;
  }

  /** Whether a report holds the newest fact there is. */
  boolean endWith(Send send) {
    return send.from <= send.to && send.to == latest;
  }

  Step next() {
    if (isEmpty()) {
      return new Nothing();
    }
    long from = base() + 1;
    if (from > latest) {
      return new Send(latest + 1, latest, List.of());
    }
    if (kept.isEmpty() || from < kept.getFirst().sequence) {
      return new Read(from, Math.min(from + Cohort.MOST_DEEDS - 1, firstKept() - 1));
    }
    List<Deed> deeds = new ArrayList<>();
    long to = from - 1;
    int bytes = 0;
    for (Numbered fact : kept) {
      for (Deed deed : fact.deeds) {
        bytes += RowSize.ofDeed(user, deed);
      }
      boolean fits =
          deeds.size() + fact.deeds.size() <= Cohort.MOST_DEEDS
              && bytes <= Cohort.MOST_REPORT_BYTES;
      if (fact.sequence != to + 1 || !fits) {
        break;
      }
      deeds.addAll(fact.deeds);
      to = fact.sequence;
    }
    return new Send(from, to, deeds);
  }

  /** What the cohort is taken to have: as long as it has said nothing, all but what is new here. */
  private long base() {
    return taken == UNKNOWN ? firstKept() - 1 : taken;
  }

  private long firstKept() {
    return kept.isEmpty() ? latest + 1 : kept.getFirst().sequence;
  }
}
