package penchant.infra.cli;

import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: what the nodes hold, as a table or as JSON. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows nodes, shards, users in memory, round, catalogue and embedding.")
final class StatusCommand implements Callable<Integer> {

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "a node (default: ${DEFAULT-VALUE})")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(names = "--json", description = "print the node's answer as it is")
  private boolean json;

  @Override
  public Integer call() {
    throw new UnsupportedOperationException("status " + url + " " + json);
  }
}
