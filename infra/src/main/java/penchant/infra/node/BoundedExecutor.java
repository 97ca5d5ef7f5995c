package penchant.infra.node;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets so many tasks wait and no more: a queue without an end answers, in the end, only those who
 * have gone. Who is turned away hears it at once.
 */
final class BoundedExecutor implements Executor {

  private final Executor threads;
  private final int mostWaiting;
  private final AtomicInteger waiting = new AtomicInteger();

  BoundedExecutor(Executor threads, int mostWaiting) {
    this.threads = threads;
    this.mostWaiting = mostWaiting;
  }

  /**
   * @throws RejectedExecutionException when too many wait
   */
  @Override
  public void execute(Runnable task) {
    if (waiting.incrementAndGet() > mostWaiting) {
      waiting.decrementAndGet();
      throw new RejectedExecutionException(
          mostWaiting + " answers wait to be computed on this node, ask again soon");
    }
    threads.execute(
        () -> {
          waiting.decrementAndGet();
          task.run();
        });
  }
}
