package penchant.infra.config;

import com.typesafe.config.Config;
import java.time.Duration;
import penchant.actors.user.UserSettings;

/** Reads {@code users.conf}. */
public final class UsersConfig {

  private UsersConfig() {}

  /**
   * How users live in memory and write.
   *
   * @throws InvalidSettingException if a setting is missing or out of range
   */
  public static UserSettings read(Config root) {
    Settings settings = Settings.at(root, "penchant.users");
    Duration stopDeferral = settings.duration("stop-deferral");
    return new UserSettings(
        settings.integer("active", 1, 10_000_000),
        settings.duration("ask-timeout", stopDeferral),
        settings.duration("read-patience"),
        settings.integer("kept-lists", 100, 1_000_000),
        settings.integer("waiting-limit", 1, 100_000),
        (int) settings.bytes("batch-size", 1L << 10, 200L << 10),
        settings.integer("snapshot-every", 1, 1_000_000),
        backoff(settings, "journal-backoff"),
        settings.duration("report-interval"),
        backoff(settings, "report-backoff"),
        stopDeferral);
  }

  private static UserSettings.Backoff backoff(Settings settings, String key) {
    Settings block = settings.block(key);
    Duration least = block.duration("least");
    return new UserSettings.Backoff(least, block.duration("most", least));
  }
}
