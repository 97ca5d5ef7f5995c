package penchant.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import penchant.domain.clustering.ClusteringSettings;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;
import penchant.infra.config.ClusteringConfig;
import penchant.infra.config.Installation;

class ClusterRunTest {

  private static final int SUBJECTS = 6;
  private static final VectorSpace SPACE = new VectorSpace("test", 32);

  private final int[] truth = new int[900];
  private final People people = people();

  private People people() {
    SplittableRandom random = new SplittableRandom(3);
    List<QuantisedVector> vectors = new ArrayList<>();
    List<List<String>> terms = new ArrayList<>();
    for (int line = 0; line < truth.length; line++) {
      truth[line] = random.nextInt(SUBJECTS);
      float[] vector = new float[SPACE.dimensions()];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (0.15 * random.nextGaussian());
      }
      vector[truth[line]] += 1;
      vectors.add(QuantisedVector.of(Embedding.directionOf(vector)));
      terms.add(List.of("subject" + truth[line]));
    }
    return new People(SPACE, vectors, terms);
  }

  private String run(Object k, int cohorts, int batches) {
    return run(people, Optional.of(truth), k, cohorts, batches);
  }

  private static String run(
      People people, Optional<int[]> truth, Object k, int cohorts, int batches) {
    ClusteringSettings settings =
        ClusteringConfig.read(
            Installation.find().configuration(Map.of("penchant.clustering.k", k)));
    StringWriter out = new StringWriter();
    new ClusterRun(
            people,
            truth,
            settings,
            new ClusterRun.Plan(cohorts, batches, 50),
            Figures.of("cluster", new PrintWriter(out)),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
    return out.toString();
  }

  private static People some(int... lines) {
    People all = new ClusterRunTest().people;
    return new People(
        SPACE,
        Arrays.stream(lines).mapToObj(all.vectors()::get).toList(),
        Arrays.stream(lines).mapToObj(all.terms()::get).toList());
  }

  private static Map<String, Double> figures(String out, int batch) {
    Map<String, Double> figures = new HashMap<>();
    for (String line : out.split("\n", -1)) {
      if (!line.isEmpty()) {
        JsonNode figure = json(line);
        assertThat(figure.path("bench").asText()).isEqualTo("cluster");
        assertThat(figure.path("unit").asText()).isNotEmpty();
        if (figure.path("batch").asInt(0) == batch) {
          figures.put(figure.path("figure").asText(), figure.path("value").asDouble());
        }
      }
    }
    return figures;
  }

  private static JsonNode json(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(line, broken);
    }
  }

  @Test
  void clustersThatFollowAStreamAreAsGoodAsAFullRun() {
    Map<String, Double> figures = figures(run(SUBJECTS, 8, 1), 0);

    assertThat(figures)
        .containsOnlyKeys(
            "k",
            "inertia_ratio",
            "nmi",
            "nmi_full",
            "nmi_full_mean",
            "ari",
            "ari_full",
            "cost_share",
            "sharded_difference",
            "churn",
            "ratio");
    assertThat(figures).containsEntry("k", 6.0).containsEntry("sharded_difference", 0.0);
    assertThat(figures.get("inertia_ratio")).isBetween(0.99, 1.02);
    assertThat(figures.get("ratio")).isEqualTo(figures.get("inertia_ratio"));
    assertThat(figures.get("nmi")).isGreaterThan(0.95);
    assertThat(figures.get("ari")).isGreaterThan(0.95);
    assertThat(figures.get("churn")).isLessThan(0.01);
    assertThat(figures.get("cost_share")).isBetween(1e-4, 1.0);
  }

  @Test
  void aRunRepeatsToTheLastDigit() {
    assertThat(run("adaptive", 4, 1)).isEqualTo(run("adaptive", 4, 1));
  }

  @Test
  void batchesHaveFiguresOfTheirOwnAndTheFinalOnesComeLast() {
    String out = run(SUBJECTS, 4, 3);

    assertThat(figures(out, 1)).containsKey("inertia_ratio");
    assertThat(figures(out, 2)).containsKey("inertia_ratio");
    assertThat(figures(out, 3).get("nmi")).isEqualTo(figures(out, 0).get("nmi"));
    String[] lines = out.strip().split("\n", -1);
    assertThat(lines[lines.length - 1]).contains("\"ratio\"").doesNotContain("batch");
  }

  @Test
  void moreClustersThanPeopleAreAsManyAsThereArePeople() {
    Map<String, Double> figures = figures(run(some(0, 1), Optional.empty(), 5, 4, 1), 0);

    assertThat(figures).containsEntry("k", 2.0).containsEntry("ari", 1.0);
    assertThat(figures).containsEntry("churn", 0.0).doesNotContainKey("nmi");
    assertThat(figures.get("inertia_ratio")).isCloseTo(1, within(1e-6));
  }

  @Test
  void whileThereAreFewerPeopleThanClustersEveryoneWhoComesMakesOneMore() {
    int[] lines = IntStream.range(0, 120).toArray();

    Map<String, Double> figures = figures(run(some(lines), Optional.empty(), 200, 4, 1), 0);

    assertThat(figures).containsEntry("k", 120.0);
    assertThat(figures.get("inertia_ratio")).isCloseTo(1, within(1e-3));
  }

  @Test
  void whereNobodyReportsAfterTheSeedingTheRoundsWithoutReportsHaveTheCost() {
    Map<String, Double> figures = figures(run(some(0, 1, 2), Optional.empty(), 2, 2, 1), 0);

    assertThat(figures.get("cost_share")).isBetween(0.0, 1.0);
  }

  @Test
  void oneClusterHoldsAllAndNobodyMoves() {
    Map<String, Double> figures = figures(run(1, 4, 1), 0);

    assertThat(figures).containsEntry("k", 1.0).containsEntry("nmi", 0.0);
    assertThat(figures).containsEntry("ari", 1.0).containsEntry("churn", 0.0);
    assertThat(figures.get("inertia_ratio")).isCloseTo(1, within(1e-3));
    assertThat(figures.get("cost_share")).isBetween(1e-6, 1.0);
  }

  @Test
  void everybodyTheSameIsOneCluster() {
    Map<String, Double> figures =
        figures(run(some(new int[300]), Optional.of(new int[300]), "adaptive", 4, 1), 0);

    assertThat(figures).containsEntry("k", 1.0).containsEntry("nmi", 1.0);
    assertThat(figures).containsEntry("churn", 0.0).containsEntry("sharded_difference", 0.0);
  }
}
