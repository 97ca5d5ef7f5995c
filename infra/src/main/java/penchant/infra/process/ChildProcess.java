package penchant.infra.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** A child JVM behind a {@link Tether}, whose lines of output are handed to a listener. */
public final class ChildProcess {

  private final String name;
  private final Process process;
  private final CountDownLatch ended = new CountDownLatch(1);

  private ChildProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /**
   * Starts a process in {@code directory}.
   *
   * @param name for threads and messages
   * @param lines hears every line of stdout and stderr, on one thread
   * @param onEnd hears the exit code once, after the last line, on the same thread
   */
  public static ChildProcess start(
      String name, JavaCommand command, Path directory, Consumer<String> lines, IntConsumer onEnd)
      throws IOException {
    Process process =
        new ProcessBuilder(command.words())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    ChildProcess child = new ChildProcess(name, process);
    Thread reader = new Thread(() -> child.listen(lines, onEnd), name + "-output");
    reader.setDaemon(true);
    reader.start();
    return child;
  }

  private void listen(Consumer<String> lines, IntConsumer onEnd) {
    int exitCode;
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.accept(line);
      }
    } catch (IOException broken) {
      lines.accept(name + ": its output cannot be read any more: " + broken.getMessage());
    } finally {
      exitCode = waitForEnd();
      ended.countDown();
    }
    onEnd.accept(exitCode);
  }

  private int waitForEnd() {
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException nobodyInterruptsThisThread) {
        process.destroyForcibly();
      }
    }
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to end in order, by closing its stdin; returns at once. */
  public void askToEnd() {
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyGone) {
      // A process that has ended has closed the other end: what was asked for is there.
      process.destroy();
    }
  }

  /** Waits for the end, and kills the process when that takes longer than {@code patience}. */
  public void awaitEnd(Duration patience) {
    try {
      if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
        ended.await();
      }
    } catch (InterruptedException interrupted) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it without asking. */
  public void kill() {
    process.destroyForcibly();
  }
}
