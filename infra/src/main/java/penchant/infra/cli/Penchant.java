package penchant.infra.cli;

import java.util.concurrent.Callable;
import penchant.infra.bench.BenchCommand;
import penchant.infra.demo.DemoCommand;
import penchant.infra.evaluate.EvaluateCommand;
import penchant.infra.load.LoadCommand;
import penchant.infra.replay.ReplayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code penchant}: the table of commands. */
@Command(
    name = "penchant",
    description = "A recommender that follows each person's interests as they move.",
    mixinStandardHelpOptions = true,
    version = "penchant 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      EvaluateCommand.class,
      FitTfidfCommand.class,
      UpCommand.class,
      LoadCommand.class,
      StatusCommand.class,
      ReplayCommand.class,
      BenchCommand.class,
      NodeCommand.class,
      HelpCommand.class
    })
final class Penchant implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log at INFO and show stack traces of errors.")
  private boolean verbose;

  boolean isVerbose() {
    return verbose;
  }

  /** Without a command: the help, as after a mistake. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return CommandLine.ExitCode.USAGE;
  }
}
