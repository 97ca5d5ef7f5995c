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
  private static final String PROFILE = "penchant.profile";

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
   * All settings: {@code overrides} by their full key, then system properties, then the profile of
   * the field of use, then {@code config/penchant.conf} and what it includes, then the libraries'
   * own.
   *
   * @throws InvalidSettingException if a file cannot be read, in one line
   */
  public Config configuration(Map<String, ?> overrides) {
    try {
      Config above =
          ConfigFactory.parseMap(overrides).withFallback(ConfigFactory.defaultOverrides());
      Config files = ConfigFactory.parseFile(home.resolve(MAIN_FILE).toFile());
      return above
          .withFallback(profile(above.withFallback(files)))
          .withFallback(files)
          .withFallback(ConfigFactory.defaultReferenceUnresolved())
          .resolve();
    } catch (ConfigException wrong) {
      throw new InvalidSettingException(
          "the configuration is broken: " + wrong.getMessage(), wrong);
    }
  }

  private Config profile(Config all) {
    String name = Settings.at(all.withOnlyPath(PROFILE).resolve(), "penchant").text("profile");
    Path file = home.resolve("config/profiles").resolve(name + ".conf");
    if (!name.matches("[a-zA-Z0-9_-]+") || !Files.exists(file)) {
      throw new InvalidSettingException(
          PROFILE + " is '" + name + "', there is no config/profiles/" + name + ".conf");
    }
    return ConfigFactory.parseFile(file.toFile());
  }
}
