package penchant.infra.config;

import com.typesafe.config.Config;
import penchant.actors.user.UserSettings;

/** Reads {@code users.conf}. */
public final class UsersConfig {

  private static final int MOST_BYTES = 200 * 1024;

  private UsersConfig() {}

  /**
   * How users live in memory and write.
   *
   * @throws InvalidSettingException if a setting is missing or out of range
   */
  public static UserSettings read(Config root) {
    Settings settings = Settings.at(root, "penchant.users");
    long batchBytes = settings.bytes("batch-size");
    if (batchBytes < 1024 || batchBytes > MOST_BYTES) {
      throw new InvalidSettingException(
          "penchant.users.batch-size is " + batchBytes + " bytes, must be 1 KiB to 200 KiB");
    }
    return new UserSettings(
        settings.integer("active", 1, 10_000_000),
        settings.duration("ask-timeout"),
        settings.duration("read-patience"),
        settings.integer("kept-lists", 100, 1_000_000),
        settings.integer("waiting-limit", 1, 100_000),
        (int) batchBytes,
        settings.integer("snapshot-every", 1, 1_000_000),
        backoff(settings, "journal-backoff"),
        settings.duration("report-interval"),
        backoff(settings, "report-backoff"),
        settings.duration("stop-deferral"));
  }

  private static UserSettings.Backoff backoff(Settings settings, String key) {
    Settings block = settings.block(key);
    try {
      return new UserSettings.Backoff(block.duration("least"), block.duration("most"));
    } catch (IllegalArgumentException wrong) {
      throw new InvalidSettingException("penchant.users." + key + ": " + wrong.getMessage(), wrong);
    }
  }
}
