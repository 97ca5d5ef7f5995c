package penchant.infra.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import penchant.domain.interest.Fold;
import penchant.domain.vector.VectorSpace;

/** The profiles of fields of use, and the environment variables of all files. */
class ProfilesTest {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\?(PENCHANT_[A-Z0-9_]+)\\}");
  private static final Path CONFIG = Installation.find().home().resolve("config");

  static Stream<String> profiles() {
    return files(CONFIG.resolve("profiles"))
        .map(file -> file.getFileName().toString().replace(".conf", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"commerce", "social", "news", "education", "entertainment"})
  void everyFieldOfUseHasAProfileThatCanBeWorkedWith(String profile) {
    Config config = Installation.find().configuration(Map.of("penchant.profile", profile));

    Fold fold = InterestConfig.fold(config, new VectorSpace("test", 2));

    assertThat(fold.shortHalfLife().value()).isLessThan(fold.longHalfLife().value());
    assertThat(ClusteringConfig.read(config).popularityHalfLife().value()).isPositive();
    assertThat(EventsConfig.burstRule(config).mostEvents()).isPositive();
    RankingConfig.read(config, fold.longHalfLife(), fold.longHalfLife());
  }

  @Test
  void newsForgetsSoonerThanAShopAndAShopSoonerThanACourse() {
    assertThat(Stream.of("news", "commerce", "education").map(ProfilesTest::longHalfLife))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  private static Duration longHalfLife(String profile) {
    return InterestConfig.longHalfLife(
            Installation.find().configuration(Map.of("penchant.profile", profile)))
        .value();
  }

  /** With each variable set to its own name, a key holds the name of the one that sets it. */
  @ParameterizedTest
  @MethodSource("profiles")
  void theEnvironmentStandsAboveAProfileAsItStandsAboveTheOtherFiles(String profile) {
    SortedMap<String, String> base = byVariables(CONFIG.resolve("penchant.conf"));
    SortedMap<String, String> own = byVariables(CONFIG.resolve("profiles/" + profile + ".conf"));

    assertThat(base).containsAllEntriesOf(own);
  }

  /** One heap, that of nodes, has two settings: for a node on its own and for several. */
  @Test
  void aVariableSetsOneThing() {
    SortedMap<String, String> byKey = byVariables(CONFIG.resolve("penchant.conf"));
    List<String> variables =
        byKey.values().stream().filter(name -> name.startsWith("PENCHANT_")).toList();

    assertThat(variables.stream().filter(name -> !name.equals("PENCHANT_NODE_HEAP")))
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(100);
  }

  private static SortedMap<String, String> byVariables(Path file) {
    Map<String, String> variables = new TreeMap<>();
    Stream.concat(files(CONFIG), files(CONFIG.resolve("profiles")))
        .flatMap(one -> VARIABLE.matcher(read(one)).results())
        .map((MatchResult found) -> found.group(1))
        .forEach(name -> variables.put(name, name));
    SortedMap<String, String> values = new TreeMap<>();
    ConfigFactory.parseMap(variables)
        .withFallback(ConfigFactory.parseFile(file.toFile()))
        .resolve(ConfigResolveOptions.noSystem().setAllowUnresolved(true))
        .withOnlyPath("penchant")
        .entrySet()
        .forEach(entry -> values.put(entry.getKey(), String.valueOf(entry.getValue().unwrapped())));
    return values;
  }

  private static Stream<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList().stream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
