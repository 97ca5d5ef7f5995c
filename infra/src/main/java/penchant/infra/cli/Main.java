package penchant.infra.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import penchant.infra.cassandra.CassandraUnavailableException;
import penchant.infra.config.InvalidSettingException;
import penchant.infra.launcher.LaunchFailedException;
import penchant.infra.node.NodeStartException;
import penchant.infra.training.TrainingUnavailableException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs one command. What goes wrong is said in one line; exit code 2 stands for a mistake on the
 * command line, 1 for anything else.
 */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(commandLine(), arguments));
  }

  /** Parses and runs; the result is the exit code. */
  static int run(CommandLine commandLine, String... arguments) {
    return commandLine.execute(arguments);
  }

  static CommandLine commandLine() {
    Penchant root = new Penchant();
    return new CommandLine(root)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(Main::sayMistake)
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) ->
                sayFailure(failure, commandLine.getErr(), root.isVerbose()))
        .setExecutionStrategy(
            parsed -> {
              if (root.isVerbose()) {
                System.setProperty("penchant.log.level", "INFO");
              }
              requireAllMatched(parsed);
              return new RunLast().execute(parsed);
            });
  }

  /** A mistyped word beside {@code --help} is a mistake as it is without. */
  private static void requireAllMatched(ParseResult parsed) {
    for (ParseResult one = parsed; one != null; one = one.subcommand()) {
      if (!one.unmatched().isEmpty()) {
        throw new UnmatchedArgumentException(one.commandSpec().commandLine(), one.unmatched());
      }
    }
  }

  private static int sayMistake(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println("penchant: " + oneLine(mistake.getMessage()) + " (try '" + name + " --help')");
    err.flush();
    return ExitCode.USAGE;
  }

  private static int sayFailure(Exception failure, PrintWriter err, boolean verbose) {
    err.println("penchant: " + describe(failure));
    if (verbose) {
      failure.printStackTrace(err);
    }
    err.flush();
    return ExitCode.SOFTWARE;
  }

  private static String describe(Exception failure) {
    boolean expected =
        failure instanceof CommandFailedException
            || failure instanceof InvalidSettingException
            || failure instanceof LaunchFailedException
            || failure instanceof CassandraUnavailableException
            || failure instanceof NodeStartException
            || failure instanceof TrainingUnavailableException;
    String message = oneLine(failure.getMessage());
    if (expected) {
      return message;
    }
    String kind = failure.getClass().getSimpleName();
    return (message.isEmpty() ? kind : kind + ": " + message) + " (--verbose shows where)";
  }

  private static String oneLine(@Nullable String message) {
    return Optional.ofNullable(message).orElse("").strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
