package penchant.infra.bench;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.actor.AbstractScheduler;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.event.LoggingAdapter;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/** Runs what is scheduled when time is made to pass. Used by one thread. */
public final class VirtualScheduler extends AbstractScheduler {

  private static final Comparator<Task> DUE =
      Comparator.<Task>comparingLong(task -> task.at).thenComparingLong(task -> task.number);

  private final PriorityQueue<Task> tasks = new PriorityQueue<>(DUE);
  private long now;
  private long numbers;

  /** As Pekko makes one. */
  public VirtualScheduler(Config config, LoggingAdapter log, ThreadFactory threads) {}

  private static final class Task implements Cancellable {
    final long at;
    final long number;
    final Runnable action;
    final ExecutionContext executor;
    boolean over;

    Task(long at, long number, Runnable action, ExecutionContext executor) {
      this.at = at;
      this.number = number;
      this.action = action;
      this.executor = executor;
    }

    @Override
    public boolean cancel() {
      boolean first = !over;
      over = true;
      return first;
    }

    @Override
    public boolean isCancelled() {
      return over;
    }
  }

  Duration elapsed() {
    return Duration.ofNanos(now);
  }

  /** Lets that time pass and hands what is due to its executor, the earliest first. */
  void advance(Duration time) {
    now += time.toNanos();
    for (Task next = tasks.peek(); next != null && next.at <= now; next = tasks.peek()) {
      tasks.poll();
      if (!next.over) {
        next.over = true;
        next.executor.execute(next.action);
      }
    }
  }

  @Override
  public Cancellable scheduleOnce(
      FiniteDuration delay, Runnable runnable, ExecutionContext executor) {
    Task task = new Task(now + delay.toNanos(), numbers++, runnable, executor);
    tasks.add(task);
    return task;
  }

  @Override
  @SuppressWarnings("deprecation") // still to be there, for those who call it by the old name
  public Cancellable schedule(
      FiniteDuration initialDelay,
      FiniteDuration interval,
      Runnable runnable,
      ExecutionContext executor) {
    return scheduleWithFixedDelay(initialDelay, interval, runnable, executor);
  }

  @Override
  public double maxFrequency() {
    return 1_000;
  }
}
