package penchant.infra.replay;

import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code replay --check}: asks a node to refold every user and to compare with the live profiles.
 */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Refolds every user from the journal and compares with the live profiles.")
public final class ReplayCommand implements Callable<Integer> {

  @Option(
      names = "--check",
      description = "compare bit for bit; exit code 1 if anything differs (this is the default)")
  private boolean check;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "a node (default: ${DEFAULT-VALUE})",
      defaultValue = "http://localhost:8080")
  private URI url = URI.create("http://localhost:8080");

  @Override
  public Integer call() {
    throw new UnsupportedOperationException("replay " + check + " " + url);
  }
}
