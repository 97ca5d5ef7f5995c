package penchant.infra.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import penchant.infra.cassandra.ContactPoint;
import penchant.infra.cassandra.OwnCassandra;

/**
 * The processes of one launch. They are ended in order, nodes first and Cassandra last, by {@link
 * #close} or by the end of this JVM, whichever comes first.
 */
final class LaunchedProcesses implements Running, OwnCassandra.Listener {

  private final LaunchOptions options;
  private final LauncherSettings settings;
  private final DirectoryLock lock;
  private final Thread shutdownHook = new Thread(this::close, "launcher-end");
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch noneLeft = new CountDownLatch(1);
  private final List<NodeProcess> nodes = new ArrayList<>();
  private @Nullable OwnCassandra ownCassandra;
  private @Nullable ContactPoint cassandra;
  private boolean closed;

  LaunchedProcesses(LaunchOptions options, LauncherSettings settings, DirectoryLock lock) {
    this.options = options;
    this.settings = settings;
    this.lock = lock;
    Runtime.getRuntime().addShutdownHook(shutdownHook);
  }

  void useCassandra(ContactPoint given) {
    cassandra = given;
  }

  void own(OwnCassandra started) {
    synchronized (nodes) {
      ownCassandra = started;
      cassandra = started.contactPoint();
    }
    writeFile();
  }

  void own(NodeProcess started) {
    synchronized (nodes) {
      nodes.add(started);
    }
    writeFile();
  }

  private void writeFile() {
    synchronized (nodes) {
      ContactPoint contactPoint = cassandra;
      if (contactPoint == null) {
        return;
      }
      OwnCassandra own = ownCassandra;
      LaunchFile.in(options.data())
          .write(
              new LaunchFile.Processes(
                  nodes.stream().map(NodeProcess::entry).toList(),
                  new LaunchFile.CassandraEntry(
                      contactPoint.host(), contactPoint.port(), own == null ? null : own.pid())));
    }
  }

  /** Waits until every node is ready, and fails as soon as one has ended. */
  void awaitReady() throws IOException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    List<NodeProcess> waiting = new ArrayList<>(started());
    boolean ready =
        Waiting.until(
            settings.readyWithin(),
            () -> {
              waiting.forEach(this::demandAlive);
              waiting.removeIf(node -> node.isReady(client));
              return waiting.isEmpty();
            });
    if (!ready) {
      throw new LaunchFailedException(
          "%s is not ready after %d s (log: %s)"
              .formatted(
                  waiting.get(0).process().name(),
                  settings.readyWithin().toSeconds(),
                  waiting.get(0).log().file()));
    }
  }

  private void demandAlive(NodeProcess node) {
    if (!node.process().isAlive()) {
      node.process().awaitEnd(Duration.ofSeconds(1));
      throw new LaunchFailedException(
          "%s does not start: %s (log: %s)"
              .formatted(
                  node.process().name(),
                  node.log().lastFailure().orElse("it ended without a word"),
                  node.log().file()));
    }
  }

  private List<NodeProcess> started() {
    synchronized (nodes) {
      return List.copyOf(nodes);
    }
  }

  void onNodeEnd(int index, int exitCode) {
    if (isEnding()) {
      return;
    }
    List<NodeProcess> all = started();
    long left = all.stream().filter(node -> node.process().isAlive()).count();
    Optional<Path> log = all.stream().skip(index).findFirst().map(node -> node.log().file());
    say(
        "node %d has ended with exit code %d%s; %d left"
            .formatted(index, exitCode, log.map(file -> " (log: " + file + ")").orElse(""), left));
    if (left == 0) {
      noneLeft.countDown();
    }
  }

  @Override
  public void say(String line) {
    System.err.println("penchant: " + line);
  }

  @Override
  public void restarted() {
    writeFile();
  }

  @Override
  public List<URI> urls() {
    return started().stream().map(NodeProcess::url).toList();
  }

  @Override
  public Path dataDirectory() {
    return options.data();
  }

  @Override
  public int awaitEnd() throws InterruptedException {
    noneLeft.await();
    return isEnding() ? 0 : 1;
  }

  @Override
  public boolean isEnding() {
    return closing.getCount() == 0;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    closing.countDown();
    List<NodeProcess> all = started();
    if (all.stream().anyMatch(node -> node.process().isAlive())) {
      say(all.size() == 1 ? "the node ends" : "the nodes end");
    }
    all.forEach(node -> node.process().askToEnd());
    all.forEach(node -> node.process().awaitEnd(settings.stopWithin()));
    OwnCassandra own = ownCassandra;
    if (own != null) {
      say("Cassandra ends");
      own.close();
    }
    lock.close();
    noneLeft.countDown();
    forgetShutdownHook();
  }

  private void forgetShutdownHook() {
    if (!Thread.currentThread().equals(shutdownHook)) {
      try {
        Runtime.getRuntime().removeShutdownHook(shutdownHook);
      } catch (IllegalStateException theJvmIsEnding) {
        say("ended");
      }
    }
  }
}
