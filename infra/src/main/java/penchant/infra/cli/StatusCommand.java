package penchant.infra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import penchant.infra.load.NodeClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code status}: what the nodes hold, as a table or as JSON. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows nodes, shards, users in memory, round, catalogue and embedding.")
final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "a node (default: ${DEFAULT-VALUE})")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(names = "--json", description = "print the node's answer as it is")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    JsonNode status = ask();
    if (json) {
      spec.commandLine().getOut().println(status);
    } else {
      StatusTable.lines(status).forEach(spec.commandLine().getOut()::println);
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  private JsonNode ask() throws InterruptedException {
    Addresses.check(url);
    NodeClient client =
        new NodeClient(List.of(url), ForkJoinPool.commonPool(), time -> {}, line -> {});
    NodeClient.Answer answer =
        client
            .tryGet("/v1/status")
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "nobody answers on "
                            + url
                            + ": is Penchant up? (--url names another address)"));
    if (answer.status() != 200) {
      throw new CommandFailedException(url + " answers " + answer.status() + ": " + answer.body());
    }
    if (!answer.body().isObject()) {
      throw new CommandFailedException(url + " does not answer as a node of Penchant does");
    }
    return answer.body();
  }
}
