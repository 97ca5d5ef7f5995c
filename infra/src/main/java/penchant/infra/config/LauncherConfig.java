package penchant.infra.config;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import penchant.infra.cassandra.OwnCassandraSettings;
import penchant.infra.launcher.LauncherSettings;
import penchant.infra.process.JavaCommand;

/** Reads {@code penchant.launcher}. */
public final class LauncherConfig {

  private static final long LEAST_HEAP = 128L << 20;
  private static final long MOST_HEAP = 1L << 42;

  /** Cassandra takes whole milliseconds. */
  private static final Duration LEAST_WINDOW = Duration.ofMillis(1);

  private LauncherConfig() {}

  public static LauncherSettings read(Config root) {
    Settings launcher = Settings.at(root, "penchant.launcher");
    return new LauncherSettings(
        heap(launcher, "heap-of-one-node"),
        heap(launcher, "heap-of-several-nodes"),
        words(launcher.text("node-java-options")),
        launcher.duration("ready-within"),
        launcher.duration("stop-within"),
        launcher.duration("predecessor-ends-within"),
        cassandra(launcher));
  }

  private static OwnCassandraSettings cassandra(Settings launcher) {
    Settings cassandra = launcher.block("cassandra");
    String javaHome = cassandra.text("java-home");
    Duration restartAfter = cassandra.duration("restart-after");
    return new OwnCassandraSettings(
        heap(cassandra, "heap"),
        javaHome.isBlank() ? JavaCommand.ownJavaHome() : Path.of(javaHome),
        cassandra.duration("sync-window", LEAST_WINDOW),
        cassandra.duration("start-within"),
        launcher.duration("stop-within"),
        restartAfter,
        cassandra.duration("restart-after-at-most", restartAfter));
  }

  private static long heap(Settings settings, String key) {
    return settings.bytes(key, LEAST_HEAP, MOST_HEAP);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }
}
