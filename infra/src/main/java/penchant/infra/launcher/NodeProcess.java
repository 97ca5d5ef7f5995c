package penchant.infra.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;
import penchant.infra.process.ChildProcess;
import penchant.infra.process.JavaCommand;

/** One node as a child process. */
final class NodeProcess {

  private static final Duration ASK_PATIENCE = Duration.ofSeconds(2);

  private final int index;
  private final URI url;
  private final String artery;
  private final NodeLog log;
  private final ChildProcess process;

  private NodeProcess(int index, URI url, String artery, NodeLog log, ChildProcess process) {
    this.index = index;
    this.url = url;
    this.artery = artery;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts node {@code index}.
   *
   * @param onEnd hears the node's index and exit code
   */
  static NodeProcess start(
      int index,
      URI url,
      String artery,
      Path logs,
      JavaCommand command,
      BiConsumer<Integer, Integer> onEnd)
      throws IOException {
    Files.createDirectories(logs);
    NodeLog log =
        NodeLog.open(logs.resolve("node-" + index + ".log"), "node " + index + " | ", System.err);
    ChildProcess process =
        ChildProcess.start(
            "node " + index,
            command,
            logs,
            log,
            exitCode -> {
              log.close();
              onEnd.accept(index, exitCode);
            });
    return new NodeProcess(index, url, artery, log, process);
  }

  URI url() {
    return url;
  }

  NodeLog log() {
    return log;
  }

  ChildProcess process() {
    return process;
  }

  LaunchFile.NodeEntry entry() {
    return new LaunchFile.NodeEntry(
        index, url.toString(), artery, process.pid(), log.file().toString());
  }

  /** Whether {@code /health/ready} answers 200. */
  boolean isReady(HttpClient client) {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/health/ready")).timeout(ASK_PATIENCE).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
