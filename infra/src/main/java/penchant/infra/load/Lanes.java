package penchant.infra.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Deals records to lanes by their key. A lane has one request in flight and sends in order, so the
 * records of one key never overtake each other, while the lanes go side by side.
 */
public final class Lanes implements AutoCloseable {

  /** Brings a batch to where it belongs. */
  public interface Sender {
    /** Returns when the batch is settled; {@code lane} tells the lanes apart. */
    void send(int lane, List<byte[]> batch) throws InterruptedException;
  }

  private static final int MAX_BATCH_BYTES = 1 << 20;
  private static final int BATCHES_WAITING = 2;
  private static final List<byte[]> END = List.of();

  private final List<Lane> lanes = new ArrayList<>();
  private final int batchSize;
  private final Sender sender;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * @param count how many requests at once
   * @param batchSize most records in a request
   */
  public Lanes(int count, int batchSize, Sender sender) {
    this.batchSize = batchSize;
    this.sender = sender;
    for (int i = 0; i < count; i++) {
      lanes.add(new Lane(i));
    }
    lanes.forEach(lane -> lane.thread.start());
  }

  /** Queues a record; waits while its lane is full. Throws what stopped a lane, if one stopped. */
  public void deal(String key, byte[] record) throws InterruptedException {
    lanes.get(Math.floorMod(key.hashCode(), lanes.size())).add(record);
  }

  /** Sends what is left and waits until all is settled. */
  public void finish() throws InterruptedException {
    for (Lane lane : lanes) {
      lane.flush();
      lane.put(END);
    }
    for (Lane lane : lanes) {
      lane.thread.join();
    }
    throwFailure();
  }

  /** Stops what is under way; harmless after {@link #finish}. */
  @Override
  public void close() {
    lanes.forEach(lane -> lane.thread.interrupt());
  }

  private void throwFailure() {
    Throwable stopped = failure.get();
    if (stopped instanceof RuntimeException known) {
      throw known;
    }
    if (stopped instanceof Error error) {
      throw error;
    }
    if (stopped != null) {
      throw new IllegalStateException("a lane was stopped", stopped);
    }
  }

  private final class Lane {
    private final BlockingQueue<List<byte[]>> queue = new ArrayBlockingQueue<>(BATCHES_WAITING);
    private final Thread thread;
    private List<byte[]> open = new ArrayList<>();
    private int openBytes;

    Lane(int number) {
      thread = new Thread(() -> run(number), "load-lane-" + number);
      thread.setDaemon(true);
    }

    void add(byte[] record) throws InterruptedException {
      if (open.size() == batchSize
          || (!open.isEmpty() && openBytes + record.length > MAX_BATCH_BYTES)) {
        flush();
      }
      open.add(record);
      openBytes += record.length;
    }

    void flush() throws InterruptedException {
      if (!open.isEmpty()) {
        put(open);
        open = new ArrayList<>();
        openBytes = 0;
      }
    }

    void put(List<byte[]> batch) throws InterruptedException {
      throwFailure();
      while (!queue.offer(batch, 1, TimeUnit.SECONDS)) {
        throwFailure();
      }
    }

    private void run(int number) {
      try {
        for (List<byte[]> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
          sender.send(number, batch);
        }
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
        failure.compareAndSet(null, closed);
      } catch (RuntimeException | Error stopped) {
        failure.compareAndSet(null, stopped);
      }
    }
  }
}
