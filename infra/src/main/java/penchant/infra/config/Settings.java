package penchant.infra.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * One block of configuration. Every getter checks the range, and every error names the key, what it
 * held, and what it may hold.
 */
public final class Settings {

  private static final long KIB = 1_024;

  private final Config config;
  private final String path;

  private Settings(Config config, String path) {
    this.config = config;
    this.path = path;
  }

  /** The block at {@code path} of {@code root}. */
  public static Settings at(Config root, String path) {
    return new Settings(read(root, path, path, Config::getConfig), path);
  }

  public Settings block(String key) {
    return new Settings(get(key, Config::getConfig), name(key));
  }

  public int integer(String key, int least, int most) {
    int value = get(key, Config::getInt);
    require(key, value, value >= least && value <= most, "between " + least + " and " + most);
    return value;
  }

  public double number(String key, double least, double most) {
    double value = get(key, Config::getDouble);
    require(key, value, value >= least && value <= most, "between " + least + " and " + most);
    return value;
  }

  public Duration duration(String key) {
    Duration value = get(key, Config::getDuration);
    require(key, value, !value.isNegative() && !value.isZero(), "longer than nothing");
    return value;
  }

  public Duration duration(String key, Duration least) {
    Duration value = duration(key);
    require(key, value, value.compareTo(least) >= 0, "at least " + least);
    return value;
  }

  public long bytes(String key, long least, long most) {
    long value = get(key, Config::getBytes);
    require(
        key,
        value + " bytes",
        value >= least && value <= most,
        "between " + size(least) + " and " + size(most));
    return value;
  }

  private static String size(long bytes) {
    return bytes % KIB != 0
        ? bytes + " bytes"
        : bytes % (KIB * KIB) != 0 ? bytes / KIB + " KiB" : bytes / (KIB * KIB) + " MiB";
  }

  public boolean flag(String key) {
    return get(key, Config::getBoolean);
  }

  public String text(String key) {
    return get(key, Config::getString);
  }

  public List<String> texts(String key) {
    return get(key, Config::getStringList);
  }

  /** One of a few words. */
  public String choice(String key, List<String> choices) {
    String value = text(key);
    require(key, value, choices.contains(value), "one of " + String.join(", ", choices));
    return value;
  }

  /** Any of a few words, with commas between; none for an empty text. */
  public List<String> words(String key, List<String> choices) {
    List<String> words =
        Arrays.stream(text(key).split(","))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .toList();
    require(key, text(key), choices.containsAll(words), "some of " + String.join(", ", choices));
    return words;
  }

  private <T> T get(String key, BiFunction<Config, String, T> getter) {
    return read(config, key, name(key), getter);
  }

  private static <T> T read(
      Config config, String key, String fullKey, BiFunction<Config, String, T> getter) {
    try {
      return getter.apply(config, key);
    } catch (ConfigException.Missing missing) {
      throw new InvalidSettingException(
          fullKey
              + " is not set: put it into config/penchant.conf, or into a file that it includes",
          missing);
    } catch (ConfigException wrong) {
      throw new InvalidSettingException(fullKey + ": " + wrong.getMessage(), wrong);
    }
  }

  private void require(String key, Object value, boolean holds, String range) {
    if (!holds) {
      throw new InvalidSettingException(name(key) + " is " + value + ", must be " + range);
    }
  }

  private String name(String key) {
    return path + "." + key;
  }
}
