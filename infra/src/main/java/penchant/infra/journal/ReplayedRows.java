package penchant.infra.journal;

import com.typesafe.config.Config;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Of the rows of a journal those that a recovery replays. A write whose outcome is unknown may land
 * after its journal was opened again, and then two writers have a row of the same number: what
 * counts is the row of the newer writer. This is the rule {@code repair-by-discard-old} of Pekko's
 * replay filter, step by step, since a profile that is folded again has to be the one that a
 * recovery folds.
 *
 * <p>Rows come in the order of their numbers, those of one number in the order of their times.
 *
 * @param <R> a row
 */
final class ReplayedRows<R> {

  private record Place<R>(long sequence, R row) {}

  private final int window;
  private final int mostOldWriters;
  private final Set<String> writers = new LinkedHashSet<>();
  private final Deque<Place<R>> open = new ArrayDeque<>();
  private final List<Place<R>> settled = new ArrayList<>();
  private String writer = "";
  private long last;

  /**
   * @param window how far back a new writer's first row takes others away, in rows
   * @param mostOldWriters of how many writers it is known that they are not the newest
   */
  ReplayedRows(int window, int mostOldWriters) {
    this.window = window;
    this.mostOldWriters = mostOldWriters;
  }

  /** As the journal's own recovery is configured. */
  static <R> ReplayedRows<R> asConfigured(Config replayFilter) {
    return new ReplayedRows<>(
        replayFilter.getInt("window-size"), replayFilter.getInt("max-old-writers"));
  }

  void add(long sequence, String rowWriter, R row) {
    if (open.size() == window) {
      settled.add(open.removeFirst());
    }
    if (rowWriter.equals(writer)) {
      if (sequence >= last) {
        last = sequence;
        open.addLast(new Place<>(sequence, row));
      }
    } else if (!writers.contains(rowWriter)) {
      remember(rowWriter);
      writer = rowWriter;
      last = sequence;
      open.removeIf(place -> place.sequence() >= sequence);
      open.addLast(new Place<>(sequence, row));
    }
  }

  /** The newest is among them already: once there is a newer one, it is old. */
  private void remember(String newest) {
    if (writers.size() > mostOldWriters) {
      writers.remove(writers.iterator().next());
    }
    writers.add(newest);
  }

  /** Those from {@code sequence} on, in order. */
  List<R> from(long sequence) {
    settled.addAll(open);
    open.clear();
    return settled.stream().filter(place -> place.sequence() >= sequence).map(Place::row).toList();
  }
}
