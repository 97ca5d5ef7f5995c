package penchant.infra.cli;

import java.util.concurrent.Callable;
import penchant.infra.config.Installation;
import penchant.infra.node.Node;
import picocli.CommandLine.Command;

/**
 * {@code node}: one node in this process, with settings from the files, the environment and system
 * properties. {@code up} starts these. A node that ends by itself, as one does that the others have
 * given up, ends with exit code 1; one that is asked to end, with that of the signal.
 */
@Command(
    name = "node",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Runs one node in this process, as configured.")
final class NodeCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    try (Node node = Node.start(Installation.find().configuration())) {
      node.awaitEnd();
    }
    return 1;
  }
}
