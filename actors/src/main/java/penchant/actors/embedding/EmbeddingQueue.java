package penchant.actors.embedding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits, in two lanes, and which batch comes next: of persons before backfill, but after
 * {@value #PERSONS_IN_A_ROW} batches for persons one for the backfill, so that it never stands
 * still. Each lane has a limit of its own, so that a backfill cannot lock persons out.
 */
final class EmbeddingQueue {

  static final int PERSONS_IN_A_ROW = 4;

  /**
   * How far ahead of the oldest text one looks for texts of its length. Sorting so many takes half
   * a millisecond, a batch a hundred; with 512, more padding cost up to 5 % of the rate.
   */
  private static final int WINDOW = 4_096;

  /** By text, the oldest first. */
  private final Map<Lane, Map<String, EmbeddingJob>> lanes = new EnumMap<>(Lane.class);

  private final int paddedTokens;
  private int personsInARow;

  EmbeddingQueue(int paddedTokens) {
    this.paddedTokens = paddedTokens;
    for (Lane lane : Lane.values()) {
      lanes.put(lane, new LinkedHashMap<>());
    }
  }

  int size() {
    return lanes.values().stream().mapToInt(Map::size).sum();
  }

  int size(Lane lane) {
    return jobs(lane).size();
  }

  boolean isEmpty() {
    return lanes.values().stream().allMatch(Map::isEmpty);
  }

  void add(EmbeddingJob job) {
    jobs(job.lane()).put(job.text(), job);
  }

  /** Puts jobs that a crash gave back before all others. */
  void addFirst(Collection<EmbeddingJob> returned) {
    for (Lane lane : Lane.values()) {
      Map<String, EmbeddingJob> jobs = jobs(lane);
      List<EmbeddingJob> behind = List.copyOf(jobs.values());
      jobs.clear();
      returned.stream().filter(job -> job.lane() == lane).forEach(this::add);
      behind.forEach(this::add);
    }
  }

  /** A person waits now for what was backfill; does nothing for a job that does not wait here. */
  void promote(EmbeddingJob job) {
    if (job.lane() == Lane.BACKFILL && jobs(Lane.BACKFILL).remove(job.text()) != null) {
      job.moveTo(Lane.INTERACTIVE);
      add(job);
    }
  }

  /**
   * Takes the next batch out; only if something waits. What was there when an encoder broke goes
   * alone, so that it is found out which text breaks encoders.
   */
  List<EmbeddingJob> takeBatch() {
    Map<String, EmbeddingJob> jobs = jobs(nextLane());
    EmbeddingJob oldest = jobs.values().iterator().next();
    if (oldest.isSuspect()) {
      jobs.remove(oldest.text());
      return List.of(oldest);
    }
    List<EmbeddingJob> window = new ArrayList<>(Math.min(jobs.size(), WINDOW));
    for (EmbeddingJob job : jobs.values()) {
      if (window.size() == WINDOW) {
        break;
      }
      if (!job.isSuspect()) {
        window.add(job);
      }
    }
    List<EmbeddingJob> batch = Batch.aroundFirst(window, EmbeddingJob::tokens, paddedTokens);
    batch.forEach(job -> jobs.remove(job.text()));
    return batch;
  }

  private Lane nextLane() {
    boolean backfillsTurn = size(Lane.INTERACTIVE) == 0 || personsInARow >= PERSONS_IN_A_ROW;
    if (backfillsTurn && size(Lane.BACKFILL) > 0) {
      personsInARow = 0;
      return Lane.BACKFILL;
    }
    personsInARow++;
    return Lane.INTERACTIVE;
  }

  @SuppressWarnings("NullAway") // every lane was put in by the constructor
  private Map<String, EmbeddingJob> jobs(Lane lane) {
    return lanes.get(lane);
  }
}
