package penchant.infra.config;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import penchant.actors.crowd.CrowdSettings;
import penchant.actors.crowd.LearningSettings;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.GraphSettings;
import penchant.domain.graph.RowValue;
import penchant.domain.network.TrainingSettings;
import penchant.domain.ranking.Exploration;
import penchant.domain.ranking.Ingredient;
import penchant.domain.ranking.RankingSettings;

/** Reads {@code ranking.conf}. */
public final class RankingConfig {

  private static final double LARGEST_WEIGHT = 1_000;
  private static final int MOST_CANDIDATES = 10_000;
  private static final int MOST_LEADING = 1_000;
  private static final int MOST_SCORED = 1_000_000;
  private static final int MOST_IN_FRONT = 200;
  private static final int MOST_REASONS = 10;

  private RankingConfig() {}

  /**
   * Reads the block, and takes from their owners the half-lives that others fold with.
   *
   * @param popularityHalfLife with which the cohorts' sums decay
   * @param interestHalfLife with which the fold's interests decay
   */
  public static RankingSettings read(
      Config root, HalfLife popularityHalfLife, HalfLife interestHalfLife) {
    Settings settings = Settings.at(root, "penchant.ranking");
    return new RankingSettings(
            weights(settings.block("weights")),
            front(settings.block("front")),
            limits(settings),
            settings.number("popularity-exponent", 0.01, 2),
            popularityHalfLife,
            settings.number("popularity-smoothing", 0, 1_000),
            interestHalfLife,
            new HalfLife(settings.duration("fresh-half-life")),
            settings.flag("repeat"),
            settings.integer("reasons-per-item", 1, MOST_REASONS),
            Set.of())
        .without(off(settings));
  }

  private static RankingSettings.Limits limits(Settings settings) {
    return new RankingSettings.Limits(
        settings.integer("candidates-per-vector", 1, MOST_CANDIDATES),
        settings.integer("candidates-per-cluster", 1, MOST_CANDIDATES),
        settings.integer("popular-candidates", 1, MOST_CANDIDATES),
        settings.integer("candidates-per-trend", 0, MOST_LEADING),
        settings.integer("graph-candidates", 1, MOST_CANDIDATES),
        settings.integer("new-candidates", 0, MOST_CANDIDATES),
        settings.integer("score-all-up-to", 0, MOST_SCORED));
  }

  private static Set<Ingredient> off(Settings settings) {
    List<String> choices = Arrays.stream(Ingredient.values()).map(Ingredient::label).toList();
    return settings.words("off", choices).stream().map(Ingredient::of).collect(Collectors.toSet());
  }

  /** How the graph of people and items is made. */
  public static GraphSettings graph(Config root) {
    Settings graph = Settings.at(root, "penchant.ranking.graph");
    return new GraphSettings(
        graph.number("ridge", 0.001, 1e9),
        graph.integer("least-support", 1, 1_000_000),
        graph.integer("most-items", 1, 1_000_000),
        graph.integer("exact-up-to", 0, 20_000),
        graph.integer("neighbours", 1, 1_000),
        new RowValue(graph.number("touch", 0, 1), halfLife(graph)));
  }

  private static Optional<HalfLife> halfLife(Settings graph) {
    return graph.text("half-life").equals("never")
        ? Optional.empty()
        : Optional.of(new HalfLife(graph.duration("half-life", Duration.ofSeconds(1))));
  }

  /** What is trained, and how much may be spent on it. */
  public static TrainingSettings training(Config root) {
    Settings ranking = Settings.at(root, "penchant.ranking");
    Settings training = ranking.block("training");
    return new TrainingSettings(
        ranking.block("attention").flag("enabled"),
        ranking.block("foresight").flag("enabled"),
        training.integer("most-examples", 1_000, 1_000_000),
        training.duration("time-limit", Duration.ofSeconds(1)));
  }

  /**
   * How what everybody does is gathered.
   *
   * @param popularityHalfLife with which the cohorts' sums decay
   */
  public static CrowdSettings crowd(Config root, HalfLife popularityHalfLife) {
    Settings ranking = Settings.at(root, "penchant.ranking");
    Settings graph = ranking.block("graph");
    return new CrowdSettings(
        graph(root),
        ranking.duration("gather-every", Duration.ofSeconds(1)),
        graph.duration("every", Duration.ofSeconds(1)),
        graph.integer("most-people", 100, 10_000_000),
        popularityHalfLife);
  }

  /** How blends are learned; nothing where that is switched off. */
  public static Optional<LearningSettings> learning(Config root) {
    Settings learning = Settings.at(root, "penchant.ranking.learning");
    LearningSettings settings =
        new LearningSettings(
            learning.duration("every", Duration.ofSeconds(1)),
            learning.integer("most-people", 10, 1_000_000),
            learning.integer("most-events", 100, 100_000_000),
            learning.integer("least-people", 2, 1_000_000),
            learning.number("share", 0.01, 1));
    return learning.choice("blend", List.of("learned", "configured")).equals("learned")
        ? Optional.of(settings)
        : Optional.empty();
  }

  private static RankingSettings.Front front(Settings front) {
    Settings exploration = front.block("exploration");
    return new RankingSettings.Front(
        front.integer("size", 0, MOST_IN_FRONT),
        front.number("diversity", 0, LARGEST_WEIGHT),
        front.number("calibration", 0, LARGEST_WEIGHT),
        new Exploration(
            exploration.integer("place", 0, MOST_IN_FRONT),
            exploration.integer("pool", 1, MOST_CANDIDATES)));
  }

  private static RankingSettings.Weights weights(Settings weights) {
    return new RankingSettings.Weights(
        weights.number("interest", 0, LARGEST_WEIGHT),
        weights.number("short", 0, LARGEST_WEIGHT),
        weights.number("cluster", 0, LARGEST_WEIGHT),
        weights.number("popularity", 0, LARGEST_WEIGHT),
        weights.number("graph", 0, LARGEST_WEIGHT),
        weights.number("context", 0, LARGEST_WEIGHT),
        weights.number("fresh", 0, LARGEST_WEIGHT),
        weights.number("negative", 0, LARGEST_WEIGHT));
  }
}
