package penchant.infra.evaluate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import penchant.domain.clustering.UserHash;
import penchant.domain.history.History;
import penchant.domain.learning.NetworkTrainer;
import penchant.infra.config.GivenFiles;
import penchant.infra.config.Installation;
import penchant.infra.demo.WorldFiles;
import penchant.infra.embedding.TfidfFit;
import penchant.infra.load.Reading;
import penchant.infra.load.UnreadableInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evaluate case-study}: some people, their classes, and what one event changes. */
@Command(
    name = "case-study",
    mixinStandardHelpOptions = true,
    description = {
      "Puts some people into classes and shows what comes of it.",
      "By what they did, once by BERT and once by tf-idf: P(theta) of each, what is popular in each"
          + " class, lists before and after somebody shows interest in one item, and a picture."
    })
final class CaseStudyCommand implements Callable<Integer> {

  private static final long SEED = 1;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "a shop's purchases, as load reads 'retail' (default: the world of the demo)")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "1000",
      description = "how many people (default: ${DEFAULT-VALUE})")
  private int users;

  @Option(
      names = "--k",
      paramLabel = "K",
      defaultValue = "5",
      description = "how many classes (default: ${DEFAULT-VALUE})")
  private int k;

  @Option(
      names = "--picture",
      paramLabel = "F",
      defaultValue = "classes.png",
      description = "the picture to write, PNG (default: ${DEFAULT-VALUE})")
  private Path picture = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    require(
        picture.toString().toLowerCase(Locale.ROOT).endsWith(".png"),
        "--picture is " + picture + ", must end in .png: it is written as PNG");
    require(
        k >= 1 && users >= k, "--k is " + k + ", must be from 1 to the number of people, --users");
    data.ifPresent(directory -> GivenFiles.requireReadable("--data", directory));
    GivenFiles.requireWritable("--picture", picture);
    PrintStream err = System.err;
    try {
      Path work = Files.createTempDirectory("penchant-case-study");
      try {
        run(work, err);
      } finally {
        delete(work);
      }
      return 0;
    } catch (UnreadableInputException wrong) {
      err.println("penchant: " + wrong.getMessage());
      return 1;
    } catch (IOException failed) {
      err.println("penchant: a file cannot be read or written: " + failed.getMessage());
      return 1;
    }
  }

  private void run(Path work, PrintStream err) throws IOException, InterruptedException {
    if (data.isEmpty()) {
      WorldFiles.write(work, SEED, users);
    }
    Reading reading =
        data.isPresent()
            ? Reading.of("retail", data.get(), Optional.empty())
            : Reading.of(
                "ndjson", work.resolve("events.ndjson"), Optional.of(work.resolve("items.ndjson")));
    Set<String> people = drawn(reading);
    Path terms = work.resolve("tfidf.model");
    TfidfFit.fit(texts(reading), terms);
    CaseStudy told = new CaseStudy(System.out, err);
    Installation installation = Installation.find();
    err.println("by tf-idf, cut to the strongest 100 terms");
    Map<String, Long> byTerms;
    try (Study study =
        new Study(
            installation,
            Map.of(
                "penchant.clustering.k",
                k,
                "penchant.embedding.encoder",
                "tfidf",
                "penchant.embedding.tfidf.model",
                terms.toString()),
            err)) {
      History history = study.read(reading, people::contains);
      Classes classes = Classes.of(history, study);
      told.classes("tfidf", classes);
      byTerms = classes.byUser();
    }
    err.println("by BERT");
    try (Study study = new Study(installation, Map.of("penchant.clustering.k", k), err)) {
      History history = study.read(reading, people::contains);
      Classes classes = Classes.of(history, study);
      told.classes("bert", classes);
      told.people(classes, byTerms);
      Fitting fitting =
          Fitting.on(
              history,
              classes.moment(),
              study.rules(),
              NetworkTrainer.NONE,
              new Figures(System.out),
              err);
      told.interest(classes, fitting.ranker(), study);
      told.picture(classes, picture);
    }
  }

  private void require(boolean isSo, String otherwise) {
    if (!isSo) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  /** Some of those who did something, drawn by their hashes. */
  private Set<String> drawn(Reading reading) throws IOException, InterruptedException {
    Set<String> all = new TreeSet<>();
    reading.events(event -> all.add(event.path("user").asText()));
    return all.stream()
        .sorted(Comparator.comparing(user -> UserHash.of(user, SEED)))
        .limit(users)
        .collect(Collectors.toSet());
  }

  private static List<String> texts(Reading reading) throws IOException, InterruptedException {
    List<String> texts = new ArrayList<>();
    reading
        .items()
        .forEach(item -> texts.add(item.path("title").asText() + ' ' + item.path("text").asText()));
    return texts;
  }

  private static void delete(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
