package penchant.infra.config;

import com.typesafe.config.Config;
import penchant.infra.http.HttpSettings;
import penchant.infra.http.events.IntakeSettings;

/** Reads {@code http.conf}. */
public final class HttpConfig {

  private static final int LARGEST_BATCH = 500;

  private HttpConfig() {}

  /**
   * The settings of the API.
   *
   * @throws InvalidSettingException if one cannot be worked with
   */
  public static HttpSettings read(Config root) {
    Settings http = Settings.at(root, "penchant.http");
    long largestBody = http.bytes("largest-body");
    if (largestBody < 1_024 || largestBody > Integer.MAX_VALUE / 8) {
      throw new InvalidSettingException(
          "penchant.http.largest-body is " + largestBody + " bytes, must be 1 KiB to 255 MiB");
    }
    return new HttpSettings(
        http.text("host"),
        http.integer("port", 0, 65_535),
        largestBody,
        new IntakeSettings(
            http.integer("events-in-flight", 1, 10_000_000),
            http.integer("batch-of-one-user", 1, LARGEST_BATCH),
            http.duration("probe-journal-after")));
  }
}
