package penchant.infra.demo;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: one node with a Cassandra of its own and a made-up world that lives in it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts one node on a Cassandra of its own, fills it with a made-up world of people whose",
      "interests drift, and shows what to look at. Ctrl-C ends it; a second start goes on."
    })
public final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where everything is kept (default: ${DEFAULT-VALUE})",
      defaultValue = ".penchant/demo")
  private Path data = Path.of(".penchant", "demo");

  @Option(
      names = "--http",
      paramLabel = "PORT",
      description = "the port of the API (default: ${DEFAULT-VALUE})",
      defaultValue = "8080")
  private int http;

  @Option(
      names = "--people",
      paramLabel = "N",
      description = "how many people (default: ${DEFAULT-VALUE})",
      defaultValue = "1000")
  private int people;

  @Option(
      names = "--items",
      paramLabel = "N",
      description = "how many items (default: ${DEFAULT-VALUE})",
      defaultValue = "2400")
  private int items;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "another seed is another world (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private long seed;

  @Override
  public Integer call() {
    throw new UnsupportedOperationException(
        "demo " + data + " " + http + " " + people + " " + items + " " + seed);
  }
}
