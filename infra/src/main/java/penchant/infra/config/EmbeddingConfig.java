package penchant.infra.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import penchant.actors.embedding.EmbeddingPoolSettings;
import penchant.infra.embedding.EmbeddingSettings;

/** Reads {@code config/embedding.conf}. */
public final class EmbeddingConfig {

  private static final String PATH = "penchant.embedding";
  private static final String DEVICES = PATH + ".devices";
  private static final String SERVER = "pekko.http.server";
  private static final String ANSWER_WITHIN = "request-timeout";
  private static final long MOST_CACHE = 64L << 30;

  private EmbeddingConfig() {}

  /**
   * The settings of the encoder and its pool.
   *
   * @param home where paths that are not absolute start
   * @throws InvalidSettingException if a value is out of its range; whether files and devices are
   *     there is found out when the encoder is opened
   */
  public static EmbeddingSettings read(Config root, Path home) {
    Settings settings = Settings.at(root, PATH);
    Settings minilm = settings.block("minilm");
    String encoder = settings.choice("encoder", List.of("minilm", "tfidf"));
    return new EmbeddingSettings(
        EmbeddingSettings.Kind.valueOf(encoder.toUpperCase(Locale.ROOT)),
        new EmbeddingSettings.MiniLm(
            home.resolve(minilm.text("model")),
            home.resolve(minilm.text("tokenizer")),
            minilm.integer("max-length-tokens", 8, 512)),
        home.resolve(settings.block("tfidf").text("model")),
        pool(root, settings));
  }

  private static EmbeddingPoolSettings pool(Config root, Settings settings) {
    Duration reopenAfter = settings.duration("reopen-after");
    return new EmbeddingPoolSettings(
        devices(root, settings),
        settings.integer("padded-tokens", 64, 1_000_000),
        settings.integer("queue-texts", 1, 10_000_000),
        settings.bytes("cache", 0, MOST_CACHE),
        answeredInTime(root, settings, "interactive-within"),
        answeredInTime(root, settings, "bulk-within"),
        settings.duration("backfill-within"),
        reopenAfter,
        settings.duration("reopen-after-at-most", reopenAfter),
        PATH + ".worker-dispatcher");
  }

  /** Who gave up on an answer is not told why it did not come, so the pool must give up before. */
  private static Duration answeredInTime(Config root, Settings settings, String key) {
    Duration within = settings.duration(key);
    Duration answer = Settings.at(root, SERVER).duration(ANSWER_WITHIN);
    if (within.compareTo(answer) >= 0) {
      throw new InvalidSettingException(
          "%s.%s is %s, must be shorter than %s.%s, which is %s"
              .formatted(PATH, key, within, SERVER, ANSWER_WITHIN, answer));
    }
    return within;
  }

  /** A list, or one text with commas, which is all that the environment can hold. */
  private static List<String> devices(Config root, Settings settings) {
    boolean isText =
        root.hasPath(DEVICES) && root.getValue(DEVICES).valueType() == ConfigValueType.STRING;
    List<String> devices =
        isText
            ? Arrays.stream(settings.text("devices").split(",", -1)).map(String::strip).toList()
            : settings.texts("devices");
    if (devices.isEmpty()) {
      throw new InvalidSettingException(
          DEVICES + " is empty, must name at least one, as [\"cpu\"]");
    }
    for (String device : devices) {
      if (!device.matches("cpu|gpu:[0-9]{1,2}")) {
        throw new InvalidSettingException(
            DEVICES + " names '" + device + "', must be cpu, gpu:0, gpu:1, ...");
      }
    }
    return devices;
  }
}
