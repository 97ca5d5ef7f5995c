package penchant.infra.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import penchant.infra.cassandra.ContactPoint;
import penchant.infra.config.Installation;
import penchant.infra.launcher.Launch;
import penchant.infra.launcher.LaunchOptions;
import penchant.infra.launcher.Running;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code up}: nodes in the foreground, on a Cassandra of their own unless one is given. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Starts nodes in the foreground, on a Cassandra of their own unless one is given.",
      "Ctrl-C ends all of it in order; a second start finds all data again."
    })
final class UpCommand implements Callable<Integer> {

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "1",
      description = "how many nodes (default: ${DEFAULT-VALUE})")
  private int nodes;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "where data, logs and nodes.json are kept (default: data/up of Penchant's own directory)")
  private @Nullable Path data;

  @Option(
      names = "--http",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "the port of node 0; node i listens on PORT + i (default: ${DEFAULT-VALUE})")
  private int http;

  @Option(
      names = "--cassandra",
      paramLabel = "HOST:PORT",
      description = "a running Cassandra to use instead of one of our own")
  private @Nullable String cassandra;

  @Override
  public Integer call() throws InterruptedException {
    try (Running running = Launch.start(options())) {
      System.out.println(
          "Penchant answers on "
              + running.urls().stream().map(URI::toString).collect(Collectors.joining(", ")));
      return running.awaitEnd();
    }
  }

  LaunchOptions options() {
    Path directory =
        Optional.ofNullable(data).orElseGet(() -> Installation.find().home().resolve("data/up"));
    return new LaunchOptions(
        nodes, directory, http, Optional.ofNullable(cassandra).map(ContactPoint::parse), Map.of());
  }
}
