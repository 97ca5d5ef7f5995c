package penchant.infra.config;

import com.typesafe.config.Config;
import penchant.infra.http.HttpSettings;
import penchant.infra.http.events.IntakeSettings;

/** Reads {@code http.conf}. */
public final class HttpConfig {

  private HttpConfig() {}

  /**
   * The settings of the API.
   *
   * @throws InvalidSettingException if one cannot be worked with
   */
  public static HttpSettings read(Config root) {
    Settings http = Settings.at(root, "penchant.http");
    long largestBody = http.bytes("largest-body", 1L << 10, 255L << 20);
    return new HttpSettings(
        http.text("host"),
        http.integer("port", 0, 65_535),
        largestBody,
        http.bytes("bodies-in-flight", largestBody, 1L << 40),
        http.integer("answers-waiting", 1, 1_000_000),
        new IntakeSettings(
            http.integer("events-in-flight", 1, 10_000_000), http.duration("probe-journal-after")));
  }
}
