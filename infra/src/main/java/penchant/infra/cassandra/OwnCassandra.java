package penchant.infra.cassandra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import penchant.infra.config.Installation;
import penchant.infra.process.ChildProcess;
import penchant.infra.process.Ports;

/**
 * A Cassandra as a child process: one real node of its own, on free ports of this machine, with all
 * it keeps in one directory. When it dies it is started again on the same ports, until it is
 * closed.
 */
public final class OwnCassandra implements AutoCloseable {

  /** Hears what happens after the start. */
  public interface Listener {

    /** Something to tell the user, in one line. */
    void say(String line);

    /** It has died and was started again, with another process id. */
    void restarted();
  }

  private static final long LIVED_LONG_NANOS = Duration.ofMinutes(2).toNanos();

  private final OwnCassandraSettings settings;
  private final Installation installation;
  private final Path directory;
  private final int nativePort;
  private final Listener listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile ChildProcess process;
  private volatile boolean answered;
  private Duration pause = Duration.ZERO;

  private OwnCassandra(
      OwnCassandraSettings settings, Installation installation, Path directory, Listener listener)
      throws IOException {
    this.settings = settings;
    this.installation = installation;
    this.directory = Files.createDirectories(directory.toAbsolutePath().normalize());
    this.listener = listener;
    List<Integer> ports = Ports.free(2);
    this.nativePort = ports.get(0);
    writeYaml(ports.get(0), ports.get(1));
    this.process = startProcess();
  }

  /**
   * Starts the process and returns at once; {@link #awaitStart} has to follow.
   *
   * @param directory where it keeps its data; must not be in use by another one
   * @throws CassandraUnavailableException if it cannot be started
   */
  public static OwnCassandra begin(
      OwnCassandraSettings settings, Installation installation, Path directory, Listener listener) {
    CassandraJava.check(settings.javaHome());
    try {
      return new OwnCassandra(settings, installation, directory, listener);
    } catch (IOException failed) {
      throw new CassandraUnavailableException(
          "Cassandra cannot be started in " + directory + ": " + failed.getMessage(), failed);
    }
  }

  /**
   * Returns when it answers CQL: about 10 s after the start, longer after it was killed.
   *
   * @throws CassandraUnavailableException if it does not come up
   */
  public void awaitStart() {
    awaitAnswer(process);
  }

  public ContactPoint contactPoint() {
    return new ContactPoint("127.0.0.1", nativePort);
  }

  public long pid() {
    return process.pid();
  }

  /** Its log. */
  public Path log() {
    return directory.resolve("system.log");
  }

  private void writeYaml(int nativePort, int storagePort) throws IOException {
    Path source = installation.configFile("cassandra.yaml");
    String yaml =
        new Template(source.toString(), Files.readString(source))
            .fill(
                Map.of(
                    "native-port",
                    Integer.toString(nativePort),
                    "storage-port",
                    Integer.toString(storagePort),
                    "sync-window",
                    settings.syncWindow().toMillis() + "ms",
                    "memtable-space",
                    (settings.heapBytes() >> 20) / 6 + "MiB"));
    Files.writeString(directory.resolve("cassandra.yaml"), yaml);
  }

  private ChildProcess startProcess() throws IOException {
    Path console = directory.resolve("console.log");
    Files.deleteIfExists(console);
    long startedAt = System.nanoTime();
    return ChildProcess.start(
        "cassandra",
        CassandraJvm.command(
            settings,
            installation.home().resolve("ops/cassandra/target/lib"),
            installation.configFile("cassandra-logback.xml"),
            directory),
        directory,
        line -> append(console, line),
        exitCode -> onEnd(exitCode, System.nanoTime() - startedAt > LIVED_LONG_NANOS));
  }

  private void append(Path console, String line) {
    try {
      Files.writeString(console, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      listener.say("cassandra: " + line);
    }
  }

  /** Runs on the thread that heard the process end; goes on until one answers again. */
  private void onEnd(int exitCode, boolean livedLong) {
    if (!answered || isClosed()) {
      return;
    }
    Duration next = livedLong || pause.isZero() ? settings.restartAfter() : pause.multipliedBy(2);
    listener.say("Cassandra has ended with exit code %d (log: %s)".formatted(exitCode, log()));
    pauseFor(next);
    while (!isClosed() && !hasStartedAgain()) {
      pauseFor(pause.multipliedBy(2));
    }
  }

  private void pauseFor(Duration wanted) {
    boolean tooLong = wanted.compareTo(settings.restartAfterAtMost()) > 0;
    pause = tooLong ? settings.restartAfterAtMost() : wanted;
    listener.say("Cassandra is started again in %d s".formatted(Math.max(1, pause.toSeconds())));
    waitForClose(pause);
  }

  private boolean hasStartedAgain() {
    try {
      ChildProcess started = startProcess();
      process = started;
      if (isClosed()) {
        started.askToEnd();
        return true;
      }
      listener.restarted();
      Thread watcher = new Thread(() -> sayWhenItAnswers(started), "cassandra-answers");
      watcher.setDaemon(true);
      watcher.start();
      return true;
    } catch (IOException failed) {
      listener.say("Cassandra cannot be started again now: " + failed.getMessage());
      return false;
    }
  }

  private void sayWhenItAnswers(ChildProcess started) {
    try {
      awaitAnswer(started);
      listener.say("Cassandra answers again");
    } catch (CassandraUnavailableException failed) {
      if (started.isAlive() && !isClosed()) {
        listener.say("Cassandra hangs and is killed: " + failed.getMessage());
        started.kill();
      }
    }
  }

  private void awaitAnswer(ChildProcess started) {
    long deadline = System.nanoTime() + settings.startWithin().toNanos();
    while (!CqlProbe.answers(contactPoint())) {
      if (!started.isAlive()) {
        throw new CassandraUnavailableException("Cassandra does not start: " + lastError());
      }
      if (System.nanoTime() > deadline) {
        throw new CassandraUnavailableException(
            "Cassandra does not answer after %d s (log: %s)"
                .formatted(settings.startWithin().toSeconds(), log()));
      }
      if (waitForClose(Duration.ofMillis(100))) {
        throw new CassandraUnavailableException("Cassandra was stopped while it started");
      }
    }
    answered = true;
  }

  private String lastError() {
    return LastError.in(List.of(directory.resolve("console.log"), log()))
        .map(error -> error.line() + " (log: " + error.file() + ")")
        .orElse("it says nothing about why (log: " + log() + ")");
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private boolean waitForClose(Duration atMost) {
    try {
      return closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Ends it in order: what it has in memory is written first. */
  @Override
  public void close() {
    closed.countDown();
    ChildProcess last = process;
    last.askToEnd();
    last.awaitEnd(settings.stopWithin());
  }
}
