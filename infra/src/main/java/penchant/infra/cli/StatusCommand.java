package penchant.infra.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
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

  private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    String answer = ask();
    if (json) {
      spec.commandLine().getOut().println(answer);
    } else {
      StatusTable.lines(parse(answer)).forEach(spec.commandLine().getOut()::println);
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  private String ask() throws InterruptedException {
    URI address = Addresses.below(url, "v1/status");
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                  HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new CommandFailedException(
            address + " answers " + response.statusCode() + ": " + response.body());
      }
      return response.body();
    } catch (IOException nobody) {
      throw new CommandFailedException(
          "nobody answers on " + url + ": is Penchant up? (--url names another address)", nobody);
    }
  }

  private JsonNode parse(String answer) {
    try {
      return new ObjectMapper().readTree(answer);
    } catch (JsonProcessingException broken) {
      throw new CommandFailedException(url + " does not answer as a node of Penchant does", broken);
    }
  }
}
