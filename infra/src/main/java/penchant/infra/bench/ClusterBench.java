package penchant.infra.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import penchant.actors.clustering.Cohort;
import penchant.domain.clustering.ClusteringSettings;
import penchant.domain.text.Terms;
import penchant.domain.vector.QuantisedVector;
import penchant.infra.cli.CommandFailedException;
import penchant.infra.config.ClusteringConfig;
import penchant.infra.config.Installation;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench cluster}: clusters that follow a stream of texts, against full runs over them. */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    description = {
      "Compares the clusters of a stream of texts, one person a line, with ten full runs of k-means.",
      "The texts go through the cohorts and the coordinator; the runs see the same vectors.",
      "Time is virtual: a round is held every so many reports, and a run repeats exactly.",
      "cost_share is the mean multiply-adds of a round, over those of a full run: assignments and"
          + " sums of the cohorts, and the coordinator's looks at pairs of clusters and at a sample."
    })
final class ClusterBench implements Callable<Integer> {

  private static final int TERMS_OF_A_TEXT = 8;
  private static final int ROUNDS = 80;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--texts",
      required = true,
      paramLabel = "FILE",
      description = "one text a line, plain or gzip; an empty line is a text without words")
  private Path texts = Path.of("");

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "what each line is really about, for nmi, nmi_full (of the best run) and nmi_full_mean")
  private @Nullable Path labels;

  /** How many clusters; without either, as configured. */
  static final class HowMany {
    @Option(names = "--k", paramLabel = "N", description = "always so many clusters")
    private int k;

    @Option(names = "--adaptive", description = "as many as the people need")
    private boolean adaptive;
  }

  @ArgGroup private @Nullable HowMany howMany;

  @Option(
      names = "--cohorts",
      paramLabel = "N",
      description = "slices of the population (default: ${DEFAULT-VALUE})",
      defaultValue = "" + Cohort.COHORTS)
  private int cohorts = Cohort.COHORTS;

  @Option(
      names = "--batches",
      paramLabel = "B",
      description = "figures after each of so many equal parts of the stream, too",
      defaultValue = "1")
  private int batches = 1;

  @Option(
      names = "--round-every",
      paramLabel = "N",
      description = "reports from one round to the next (default: an 80th of the lines)")
  private @Nullable Integer roundEvery;

  @Override
  public Integer call() {
    PrintStream err = System.err;
    Optional<Integer> k = Optional.ofNullable(howMany).filter(n -> !n.adaptive).map(n -> n.k);
    k.ifPresent(clusters -> requireAtLeastOne("--k", clusters));
    requireAtLeastOne("--cohorts", cohorts);
    requireAtLeastOne("--batches", batches);
    Optional.ofNullable(roundEvery).ifPresent(n -> requireAtLeastOne("--round-every", n));
    List<String> lines = Lines.of(texts);
    Optional<int[]> truth = Optional.ofNullable(labels).map(file -> truth(file, lines.size()));
    if (k.isPresent() && k.get() > lines.size()) {
      err.println(texts + " has " + lines.size() + " lines: so many clusters at most");
    }
    if (batches > lines.size()) {
      throw new CommandFailedException(
          "--batches is " + batches + ", but " + texts + " has " + lines.size() + " lines only");
    }
    ClusteringSettings settings = settings(k);
    new ClusterRun(
            people(lines, err),
            truth,
            settings,
            new ClusterRun.Plan(cohorts, batches, reportsInARound(lines.size())),
            Figures.of("cluster", spec.commandLine().getOut()),
            err)
        .run();
    return 0;
  }

  /** Without a wish a run has about as many rounds whatever the number of people. */
  private int reportsInARound(int people) {
    return roundEvery == null ? Math.max(1, people / ROUNDS) : roundEvery;
  }

  private void requireAtLeastOne(String option, int value) {
    if (value < 1) {
      throw new ParameterException(
          spec.commandLine(), option + " must be at least 1, was " + value);
    }
  }

  private ClusteringSettings settings(Optional<Integer> k) {
    Map<String, Object> overrides = new HashMap<>();
    k.ifPresent(clusters -> overrides.put("penchant.clustering.k", clusters));
    if (howMany != null && howMany.adaptive) {
      overrides.put("penchant.clustering.k", "adaptive");
    }
    return ClusteringConfig.read(Installation.find().configuration(overrides));
  }

  private static int[] truth(Path file, int expected) {
    List<String> words = Lines.of(file);
    if (words.size() != expected) {
      throw new CommandFailedException(
          file + ": " + words.size() + " labels for " + expected + " texts");
    }
    Map<String, Integer> numbers = new HashMap<>();
    return words.stream()
        .mapToInt(word -> numbers.computeIfAbsent(word.strip(), absent -> numbers.size()))
        .toArray();
  }

  private static People people(List<String> lines, PrintStream err) {
    try (TextEncoder encoder = new TextEncoder(Installation.find())) {
      List<QuantisedVector> vectors = encoder.encode(lines, err);
      List<List<String>> terms =
          lines.stream()
              .map(line -> Terms.of(line).stream().distinct().limit(TERMS_OF_A_TEXT).toList())
              .toList();
      return new People(encoder.space(), vectors, terms);
    }
  }
}
