package penchant.infra.evaluate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.history.Window;
import penchant.domain.learning.Lists;
import penchant.domain.trial.Judge;
import penchant.infra.config.GivenFiles;
import penchant.infra.config.Installation;
import penchant.infra.load.Progress;
import penchant.infra.load.Reading;
import penchant.infra.load.UnreadableInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate files}: lists for some users from files of items and events. */
@Command(
    name = "files",
    mixinStandardHelpOptions = true,
    description = {
      "Writes lists for users from files of items and events in the shape of the API.",
      "What the ranking goes by is fitted on the last part of the events, then all are folded."
    })
final class EvaluateFilesCommand implements Callable<Integer> {

  private static final int LENGTH = 100;
  private static final int EXAMPLES = 3;

  @Option(names = "--items", required = true, paramLabel = "F", description = "items, NDJSON")
  private Path items = Path.of("");

  @Option(names = "--events", required = true, paramLabel = "F", description = "events, NDJSON")
  private Path events = Path.of("");

  @Option(
      names = "--users",
      required = true,
      paramLabel = "F",
      description = "user ids, one a line")
  private Path users = Path.of("");

  @Option(
      names = "--lists",
      required = true,
      paramLabel = "F",
      description = "the file to write: user, tab, " + LENGTH + " items with commas, best first")
  private Path lists = Path.of("");

  @Option(
      names = "--truth",
      paramLabel = "F",
      description =
          "what some users did afterwards: user, tab, items with commas; measures by it, beside"
              + " simpler methods")
  private Optional<Path> truth = Optional.empty();

  @Mixin private ComparisonOptions options = new ComparisonOptions();

  @Override
  public Integer call() throws InterruptedException {
    GivenFiles.requireFile("--items", items);
    GivenFiles.requireFile("--events", events);
    GivenFiles.requireFile("--users", users);
    truth.ifPresent(file -> GivenFiles.requireFile("--truth", file));
    GivenFiles.requireWritable("--lists", lists, items, events, users, truth.orElse(users));
    PrintStream err = System.err;
    try (Study study = new Study(Installation.find(), err)) {
      List<String> ids =
          Files.readAllLines(users).stream().filter(id -> !id.isBlank()).distinct().toList();
      require(!ids.isEmpty(), users + ": empty, expected one user id a line");
      Map<String, Set<String>> afterwards =
          truth.isPresent() ? TruthFile.read(truth.get()) : Map.of();
      History history = study.read(Reading.of("ndjson", events, Optional.of(items)));
      require(study.catalogue().size() > 0, items + ": no item that could be taken");
      List<String> strangers =
          ids.stream().filter(id -> !history.byUser().containsKey(id)).toList();
      if (!strangers.isEmpty()) {
        err.println(
            strangers.size()
                + " of "
                + ids.size()
                + " users have no events and get what strangers get, for example "
                + strangers.stream().limit(EXAMPLES).map(id -> "'" + id + "'").toList());
      }
      Figures figures = new Figures(System.out);
      figures.count("items", study.catalogue().size());
      figures.count("events", history.events());
      figures.count("users", history.byUser().size());
      Moment moment = Moment.after(history, history.newest(), study.catalogue(), study.rules());
      Fitting fitting =
          Fitting.on(history, moment, study.rules(), study.trainer(figures), figures, err);
      write(ids, fitting.without(options.without()), err);
      figures.count("lists", ids.size());
      if (truth.isPresent()) {
        Window window = new Window(history, moment.now(), afterwards);
        new Comparison(new Judge(window, moment), fitting, figures, err).run(options);
      }
      return 0;
    } catch (UnreadableInputException wrong) {
      err.println("penchant: " + wrong.getMessage());
      return 1;
    } catch (IOException | UncheckedIOException failed) {
      err.println("penchant: a file cannot be read or written: " + GivenFiles.why(failed));
      return 1;
    }
  }

  private static void require(boolean isSo, String otherwise) {
    if (!isSo) {
      throw new UnreadableInputException(otherwise);
    }
  }

  private void write(List<String> ids, Lists source, PrintStream err) throws IOException {
    List<String> unfit = new ArrayList<>();
    try (BufferedWriter writer = Files.newBufferedWriter(lists);
        Progress progress = Progress.of("Lists", "lists", ids.size(), err)) {
      for (String id : ids) {
        List<String> list = new ArrayList<>();
        for (String item : source.list(id, LENGTH, Set.of())) {
          (item.indexOf(',') < 0 && item.indexOf('\n') < 0 ? list : unfit).add(item);
        }
        writer.write(id + '\t' + String.join(",", list));
        writer.newLine();
        progress.step(1);
      }
    }
    if (!unfit.isEmpty()) {
      err.println(
          "penchant: items with a comma in their id cannot stand in this format and were left out: "
              + unfit.stream().distinct().limit(3).toList());
    }
  }
}
