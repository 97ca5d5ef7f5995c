package penchant.domain.behavior;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells views and clicks that come faster than a person makes them: they are recorded, but weigh
 * nothing.
 *
 * <p>A view or click is noise when some window that it stands in holds more than {@code mostEvents}
 * of them, it included, among what came before it. The windows lie in event time, so a burst that
 * is sent late or backwards is found too. The events that filled the window keep their weight: when
 * they came, nothing was wrong yet, and what is in the journal does not change. Purchases, ratings
 * and all other kinds are never noise and fill no window.
 *
 * <p>Over single events the rule sees no further back than the profile's recent events, so the
 * profile must keep at least {@code mostEvents} of them for the rule to bite.
 *
 * @param mostEvents views and clicks that a person can make within {@code window}
 * @param window length of the window, ends included
 */
public record BurstRule(int mostEvents, Duration window) {

  public BurstRule {
    if (mostEvents < 1) {
      throw new IllegalArgumentException(
          "a burst must be more than at least one event, was more than " + mostEvents);
    }
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("the window of a burst must be positive, was " + window);
    }
  }

  /**
   * The batch in its order, with what is part of a burst marked as noise.
   *
   * @param recent what the profile remembers, in any order
   * @param batch what comes now, in the order in which it will be recorded
   */
  public List<Behavior> mark(List<? extends TimedBehavior> recent, List<Behavior> batch) {
    long candidates = count(recent) + count(batch);
    if (candidates <= mostEvents) {
      return batch;
    }
    Moments seen = new Moments((int) candidates);
    for (TimedBehavior earlier : recent) {
      if (mayBurst(earlier.type())) {
        seen.add(earlier.at().toEpochMilli());
      }
    }
    List<Behavior> marked = new ArrayList<>(batch.size());
    for (Behavior behavior : batch) {
      boolean burst =
          mayBurst(behavior.type()) && isCrowded(seen, seen.add(behavior.at().toEpochMilli()));
      marked.add(burst ? behavior.asNoise() : behavior);
    }
    return marked;
  }

  /** Whether a window of more than {@code mostEvents} moments holds the one at {@code index}. */
  private boolean isCrowded(Moments seen, int index) {
    int first = Math.max(0, index - mostEvents);
    int last = Math.min(index, seen.size - 1 - mostEvents);
    for (int i = first; i <= last; i++) {
      if (seen.millis[i + mostEvents] - seen.millis[i] <= window.toMillis()) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayBurst(BehaviorType type) {
    return type == BehaviorType.VIEW || type == BehaviorType.CLICK;
  }

  private static long count(List<? extends TimedBehavior> behaviors) {
    long count = 0;
    for (TimedBehavior behavior : behaviors) {
      if (mayBurst(behavior.type())) {
        count++;
      }
    }
    return count;
  }

  /** Times in ascending order; mostly appended to, since events mostly come in order. */
  private static final class Moments {
    private final long[] millis;
    private int size;

    Moments(int capacity) {
      millis = new long[capacity];
    }

    /** Where it went. */
    int add(long moment) {
      int index = size;
      if (size > 0 && millis[size - 1] > moment) {
        int found = Arrays.binarySearch(millis, 0, size, moment);
        index = found < 0 ? -found - 1 : found;
        System.arraycopy(millis, index, millis, index + 1, size - index);
      }
      millis[index] = moment;
      size++;
      return index;
    }
  }
}
