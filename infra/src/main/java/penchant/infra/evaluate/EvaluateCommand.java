package penchant.infra.evaluate;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code evaluate}: the table of evaluations. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measures lists offline, with the classes that the running system uses.",
    synopsisSubcommandLabel = "WHAT",
    subcommands = {
      EvaluateFilesCommand.class,
      EvaluateSetCommand.Retail.class,
      EvaluateSetCommand.Movielens.class,
      CaseStudyCommand.class
    })
public final class EvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a word for what: the help, as after a mistake. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return CommandLine.ExitCode.USAGE;
  }
}
