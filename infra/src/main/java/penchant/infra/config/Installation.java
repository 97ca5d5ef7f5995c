package penchant.infra.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The directory that holds {@code config}, {@code ops} and the build: where Penchant was put. */
public record Installation(Path home) {

  private static final String MAIN_FILE = "config/penchant.conf";

  public Installation {
    home = home.toAbsolutePath().normalize();
  }

  /**
   * The directory named by the system property {@code penchant.home}, else the nearest one from the
   * working directory upwards that holds {@code config/penchant.conf}.
   *
   * @throws InvalidSettingException if there is none
   */
  public static Installation find() {
    Optional<String> named = Optional.ofNullable(System.getProperty("penchant.home"));
    Path start = Path.of(named.orElse("")).toAbsolutePath();
    return Stream.<Path>iterate(start, path -> path != null, Path::getParent)
        .limit(named.isPresent() ? 1 : Long.MAX_VALUE)
        .filter(path -> Files.exists(path.resolve(MAIN_FILE)))
        .findFirst()
        .map(Installation::new)
        .orElseThrow(
            () ->
                new InvalidSettingException(
                    "no " + MAIN_FILE + " in " + start + ": start with ops/penchant"));
  }

  /** A file of the folder {@code config}. */
  public Path configFile(String name) {
    return home.resolve("config").resolve(name);
  }

  /** All settings: those of {@code config/penchant.conf}, under system properties. */
  public Config configuration() {
    return configuration(Map.of());
  }

  /**
   * All settings: {@code overrides} by their full key, then system properties, then {@code
   * config/penchant.conf} and what it includes, then the libraries' own.
   *
   * @throws InvalidSettingException if a file cannot be read, in one line
   */
  public Config configuration(Map<String, ?> overrides) {
    try {
      return ConfigFactory.parseMap(overrides)
          .withFallback(ConfigFactory.defaultOverrides())
          .withFallback(ConfigFactory.parseFile(home.resolve(MAIN_FILE).toFile()))
          .withFallback(ConfigFactory.defaultReferenceUnresolved())
          .resolve();
    } catch (ConfigException wrong) {
      throw new InvalidSettingException(
          "the configuration is broken: " + wrong.getMessage(), wrong);
    }
  }
}
