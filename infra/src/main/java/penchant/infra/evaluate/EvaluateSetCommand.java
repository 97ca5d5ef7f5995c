package penchant.infra.evaluate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.history.Window;
import penchant.domain.trial.Judge;
import penchant.infra.config.GivenFiles;
import penchant.infra.config.Installation;
import penchant.infra.load.Reading;
import penchant.infra.load.UnreadableInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code evaluate retail|movielens}: splits a set of {@code load}'s formats, ranks with what came
 * before, and measures against what came after, beside simpler methods.
 */
abstract class EvaluateSetCommand implements Callable<Integer> {

  /** Of all events, or where all are of one day, of each person's, the last fifth is foreseen. */
  private static final double FORESEEN = 0.2;

  @Parameters(index = "0", paramLabel = "PATH", description = "the directory that load reads")
  private Path path = Path.of("");

  @Mixin private ComparisonOptions options = new ComparisonOptions();

  @Option(
      names = "--prequential",
      description = {
        "go through the last events one by one instead, as a live node does: make the list, look",
        "the event up in it, fold it. Graph, trends and clusters are made again from time to time."
      })
  private boolean prequential;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final String format;

  EvaluateSetCommand(String format) {
    this.format = format;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (prequential && !options.isWhole()) {
      throw new ParameterException(
          spec.commandLine(), "--prequential leaves nothing out: drop --without and --ablations");
    }
    GivenFiles.requireReadable("PATH", path);
    PrintStream err = System.err;
    try (Study study = new Study(Installation.find(), err)) {
      History history = study.read(Reading.of(format, path, Optional.empty()));
      Figures figures = new Figures(System.out);
      if (prequential) {
        new EventByEvent(study, figures, err).through(history);
        return 0;
      }
      Optional<Window> test = Window.last(history, FORESEEN, study.rules().fold());
      if (test.isEmpty()) {
        err.println("penchant: " + path + " holds too little to foresee anything from");
        return 1;
      }
      Window window = test.get();
      Moment moment =
          Moment.after(
              window.known(), window.now(), study.catalogue().asOf(window.now()), study.rules());
      Fitting fitting =
          Fitting.on(window.known(), moment, study.rules(), study.trainer(figures), figures, err);
      new Comparison(new Judge(window, moment), fitting, figures, err).run(options);
      return 0;
    } catch (UnreadableInputException wrong) {
      err.println("penchant: " + wrong.getMessage());
      return 1;
    } catch (IOException failed) {
      err.println("penchant: " + path + " cannot be read: " + failed.getMessage());
      return 1;
    }
  }

  /** A shop's purchases. */
  @Command(
      name = "retail",
      mixinStandardHelpOptions = true,
      description = "Foresees the last fifth of a shop's purchases (Online Retail).")
  static final class Retail extends EvaluateSetCommand {
    Retail() {
      super("retail");
    }
  }

  /** Ratings of films. */
  @Command(
      name = "movielens",
      mixinStandardHelpOptions = true,
      description = "Foresees the last fifth of the films that people liked (MovieLens).")
  static final class Movielens extends EvaluateSetCommand {
    Movielens() {
      super("movielens");
    }
  }
}
