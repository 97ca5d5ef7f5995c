package penchant.actors.embedding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits, in its lanes, and which batch comes next: of the most urgent lane, but after {@value
 * #BATCHES_IN_A_ROW} batches of one lane one of those below it, so that none stands still. Each
 * lane has a limit of its own, so that no other can lock persons out.
 */
final class EmbeddingQueue {

  static final int BATCHES_IN_A_ROW = 4;

  /**
   * How far ahead of the oldest text one looks for texts of its length. Sorting so many takes half
   * a millisecond, a batch a hundred; with 512, more padding cost up to 5 % of the rate.
   */
  private static final int WINDOW = 4_096;

  /** By text, the oldest first. */
  private final Map<Lane, Map<String, EmbeddingJob>> lanes = new EnumMap<>(Lane.class);

  private final int paddedTokens;

  /** By lane: the tokens that wait, and the batches it had in a row while others waited. */
  private final Map<Lane, Long> tokens = new EnumMap<>(Lane.class);

  private final Map<Lane, Integer> inARow = new EnumMap<>(Lane.class);

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

  /** The tokens of all that is served before a new text of {@code lane}, by and large. */
  long tokensAhead(Lane lane) {
    long ahead = 0;
    for (Lane one : Lane.values()) {
      ahead += lane.isMoreUrgentThan(one) ? 0 : tokens.getOrDefault(one, 0L);
    }
    return ahead;
  }

  /** Whether lanes below have a share in the batches. */
  boolean isShared(Lane lane) {
    return lanes.entrySet().stream()
        .anyMatch(one -> lane.isMoreUrgentThan(one.getKey()) && !one.getValue().isEmpty());
  }

  void add(EmbeddingJob job) {
    if (jobs(job.lane()).put(job.text(), job) == null) {
      tokens.merge(job.lane(), (long) job.tokens(), Long::sum);
    }
  }

  private boolean remove(EmbeddingJob job) {
    boolean waited = jobs(job.lane()).remove(job.text()) != null;
    tokens.merge(job.lane(), waited ? -(long) job.tokens() : 0L, Long::sum);
    return waited;
  }

  /** Takes out what nobody waits for any more. */
  List<EmbeddingJob> dropUnwanted() {
    List<EmbeddingJob> unwanted =
        lanes.values().stream()
            .flatMap(jobs -> jobs.values().stream())
            .filter(job -> !job.isWanted())
            .toList();
    unwanted.forEach(this::remove);
    return unwanted;
  }

  /** Puts jobs that a crash gave back before all others. */
  void addFirst(Collection<EmbeddingJob> returned) {
    for (Lane lane : Lane.values()) {
      Map<String, EmbeddingJob> jobs = jobs(lane);
      List<EmbeddingJob> behind = List.copyOf(jobs.values());
      behind.forEach(this::remove);
      returned.stream().filter(job -> job.lane() == lane).forEach(this::add);
      behind.forEach(this::add);
    }
  }

  /** What waits for a less urgent reason moves up; does nothing for a job that waits nowhere. */
  void promote(EmbeddingJob job, Lane lane) {
    if (lane.isMoreUrgentThan(job.lane()) && remove(job)) {
      job.moveTo(lane);
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
      remove(oldest);
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
    batch.forEach(this::remove);
    return batch;
  }

  private Lane nextLane() {
    for (Lane lane : Lane.values()) {
      int soFar = inARow.getOrDefault(lane, 0);
      if (size(lane) > 0 && (!isShared(lane) || soFar < BATCHES_IN_A_ROW)) {
        inARow.put(lane, soFar + 1);
        return lane;
      }
      inARow.put(lane, 0);
    }
    throw new IllegalStateException("nothing waits");
  }

  @SuppressWarnings("NullAway") // every lane was put in by the constructor
  private Map<String, EmbeddingJob> jobs(Lane lane) {
    return lanes.get(lane);
  }
}
