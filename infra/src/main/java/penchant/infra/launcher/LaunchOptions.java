package penchant.infra.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import penchant.infra.cassandra.ContactPoint;

/**
 * What to start.
 *
 * @param nodes how many nodes, 1 to 64
 * @param data the directory that keeps everything: Cassandra's data, logs, {@code nodes.json}
 * @param http the port of node 0; node i listens on {@code http + i}
 * @param cassandra a running Cassandra to use; without it one is started in {@code data}
 * @param settings settings of the nodes by their full key, above those of the files
 */
public record LaunchOptions(
    int nodes,
    Path data,
    int http,
    Optional<ContactPoint> cassandra,
    Map<String, String> settings) {

  public LaunchOptions {
    if (nodes < 1 || nodes > 64) {
      throw new LaunchFailedException("--nodes is " + nodes + ", must be between 1 and 64");
    }
    if (http < 1 || http + nodes - 1 > 65_535) {
      throw new LaunchFailedException(
          "--http is " + http + ", must leave " + nodes + " ports between 1 and 65535");
    }
    data = data.toAbsolutePath().normalize();
    settings = Map.copyOf(settings);
  }

  /** One node on port 8080 with a Cassandra of its own. */
  public static LaunchOptions in(Path data) {
    return new LaunchOptions(1, data, 8080, Optional.empty(), Map.of());
  }

  public LaunchOptions withNodes(int count) {
    return new LaunchOptions(count, data, http, cassandra, settings);
  }

  public LaunchOptions withHttp(int port) {
    return new LaunchOptions(nodes, data, port, cassandra, settings);
  }

  public LaunchOptions withCassandra(ContactPoint contactPoint) {
    return new LaunchOptions(nodes, data, http, Optional.of(contactPoint), settings);
  }

  public LaunchOptions withSettings(Map<String, String> more) {
    return new LaunchOptions(nodes, data, http, cassandra, more);
  }
}
