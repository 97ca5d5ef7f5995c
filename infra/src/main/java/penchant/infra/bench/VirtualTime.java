package penchant.infra.bench;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import scala.concurrent.ExecutionContext;

/**
 * An actor system without threads and without a clock of its own: whoever holds it lets actors work
 * until none has anything to do, and lets time pass. Everything runs on the caller's thread, in the
 * order in which it was caused, so that a run repeats exactly.
 */
final class VirtualTime implements AutoCloseable {

  private static final Duration STEP = Duration.ofMillis(100);

  private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
  private final ActorSystem<Void> system;
  private final VirtualScheduler scheduler;
  private final Instant start;
  private volatile boolean isStarted;

  VirtualTime(Instant start) {
    this.start = start;
    BootstrapSetup setup =
        BootstrapSetup.create(config())
            .withDefaultExecutionContext(ExecutionContext.fromExecutor(work::add));
    Thread starter = new Thread(this::workUntilStarted, "bench-start");
    starter.start();
    try {
      system = ActorSystem.create(Behaviors.empty(), "bench", setup);
    } finally {
      isStarted = true;
    }
    join(starter);
    scheduler = (VirtualScheduler) Adapter.toClassic(system).scheduler();
    settle();
  }

  /** The system waits for its loggers, which are actors: until they are there a thread works. */
  private void workUntilStarted() {
    while (!isStarted) {
      settle();
      Thread.onSpinWait();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private static Config config() {
    return ConfigFactory.parseMap(
            Map.ofEntries(
                Map.entry("pekko.actor.provider", "local"),
                Map.entry("pekko.actor.internal-dispatcher", "pekko.actor.default-dispatcher"),
                Map.entry("pekko.scheduler.implementation", VirtualScheduler.class.getName()),
                Map.entry("pekko.log-dead-letters", "off"),
                Map.entry("pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off"),
                Map.entry("pekko.persistence.journal.plugin", "pekko.persistence.journal.inmem"),
                Map.entry("pekko.persistence.snapshot-store.plugin", "penchant.bench.no-snapshots"),
                Map.entry("penchant.bench.no-snapshots.class", NoSnapshots.class.getName()),
                Map.entry(
                    "penchant.bench.no-snapshots.plugin-dispatcher",
                    "pekko.actor.default-dispatcher")))
        .withFallback(ConfigFactory.defaultReference());
  }

  ActorSystem<Void> system() {
    return system;
  }

  /** Lets the actors work until none has anything to do. */
  void settle() {
    for (Runnable next = work.poll(); next != null; next = work.poll()) {
      next.run();
    }
  }

  /** Lets that time pass; after each step of it the actors have settled. */
  void pass(Duration time) {
    for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(STEP)) {
      scheduler.advance(STEP);
      settle();
    }
  }

  /** The time that has passed, from the start. */
  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return start.plus(scheduler.elapsed());
      }
    };
  }

  @Override
  public void close() {
    system.terminate();
    settle();
  }
}
