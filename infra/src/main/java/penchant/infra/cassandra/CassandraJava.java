package penchant.infra.cassandra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import penchant.infra.process.JavaCommand;

/** Cassandra 5.0 runs on Java 11 and 17 and on no newer one, which it says at length in its log. */
final class CassandraJava {

  private static final Set<Integer> FIT = Set.of(11, 17);
  private static final Pattern VERSION = Pattern.compile("version \"(\\d+)");

  private CassandraJava() {}

  /**
   * Demands a fit JDK.
   *
   * @throws CassandraUnavailableException if the JDK in {@code javaHome} is another version
   */
  static void check(Path javaHome) {
    int version =
        javaHome.equals(JavaCommand.ownJavaHome())
            ? Runtime.version().feature()
            : ask(javaHome.resolve("bin").resolve("java"));
    if (!FIT.contains(version)) {
      throw new CassandraUnavailableException(
          "Cassandra 5.0 runs on Java 17, "
              + javaHome
              + " is version "
              + version
              + ": let PENCHANT_CASSANDRA_JAVA_HOME name a JDK 17, or give --cassandra HOST:PORT");
    }
  }

  private static int ask(Path java) {
    try {
      Process process =
          new ProcessBuilder(java.toString(), "-version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher matcher = VERSION.matcher(answer);
      return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    } catch (IOException failed) {
      throw new CassandraUnavailableException(
          "there is no Java to run Cassandra at " + java + ": " + failed.getMessage(), failed);
    }
  }
}
