package penchant.infra.cassandra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import penchant.infra.process.JavaCommand;
import penchant.infra.process.Tether;

/** The command line of a Cassandra JVM, with a class path of its own. */
final class CassandraJvm {

  /** What Cassandra 5.0 asks of a JDK 17 (its own jvm17-server.options). */
  private static final List<String> EXPORTS =
      List.of(
          "java.base/jdk.internal.misc",
          "java.base/java.lang.ref",
          "java.management.rmi/com.sun.jmx.remote.internal.rmi",
          "java.rmi/sun.rmi.registry",
          "java.rmi/sun.rmi.server",
          "java.sql/java.sql",
          "jdk.attach/sun.tools.attach",
          "jdk.compiler/com.sun.tools.javac.file",
          "jdk.unsupported/sun.misc");

  private static final List<String> OPENS =
      List.of(
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.lang.module",
          "java.base/java.lang.reflect",
          "java.base/java.util",
          "java.base/jdk.internal.loader",
          "java.base/jdk.internal.math",
          "java.base/jdk.internal.module",
          "java.base/jdk.internal.ref",
          "java.base/jdk.internal.reflect",
          "java.base/jdk.internal.util.jar",
          "java.base/sun.nio.ch",
          "jdk.compiler/com.sun.tools.javac",
          "jdk.management/com.sun.management.internal");

  private CassandraJvm() {}

  /**
   * @param libraries the directory of Cassandra's jars
   * @param logback the logging configuration
   * @param directory where it keeps everything; holds cassandra.yaml
   */
  static JavaCommand command(
      OwnCassandraSettings settings, Path libraries, Path logback, Path directory)
      throws IOException {
    return new JavaCommand(
        settings.javaHome(),
        options(settings.heapBytes(), logback, directory),
        writeTether(directory) + ":" + jars(libraries),
        "org.apache.cassandra.service.CassandraDaemon",
        List.of());
  }

  private static List<String> options(long heapBytes, Path logback, Path directory) {
    List<String> options = new ArrayList<>();
    options.add(JavaCommand.heapOption(heapBytes));
    options.addAll(
        List.of(
            "-XX:+UseG1GC",
            "-XX:MaxGCPauseMillis=200",
            "-XX:MaxDirectMemorySize=256m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Xss512k",
            "-Djdk.attach.allowAttachSelf=true",
            "-Dio.netty.tryReflectionSetAccessible=true",
            "-Dio.netty.allocator.useCacheForAllThreads=true",
            "-Dio.netty.allocator.maxOrder=11",
            "-Djava.awt.headless=true",
            "-Dcassandra-foreground=yes",
            "-Dcassandra.skip_wait_for_gossip_to_settle=0",
            "-Dcassandra.config=" + directory.resolve("cassandra.yaml").toUri(),
            "-Dcassandra.storagedir=" + directory,
            "-Dcassandra.logdir=" + directory,
            "-Dlogback.configurationFile=" + logback));
    EXPORTS.forEach(module -> options.addAll(List.of("--add-exports", module + "=ALL-UNNAMED")));
    OPENS.forEach(module -> options.addAll(List.of("--add-opens", module + "=ALL-UNNAMED")));
    return options;
  }

  /** Puts the one class of ours that Cassandra runs behind into a directory of its own. */
  private static Path writeTether(Path directory) throws IOException {
    Path root = directory.resolve("tether");
    String folder = Tether.class.getPackageName().replace('.', '/');
    String name = folder + "/" + Tether.class.getSimpleName() + ".class";
    Files.createDirectories(root.resolve(folder));
    try (InputStream bytes = Tether.class.getClassLoader().getResourceAsStream(name)) {
      if (bytes == null) {
        throw new IOException(name + " is not on the class path");
      }
      Files.write(root.resolve(name), bytes.readAllBytes());
    }
    return root;
  }

  private static String jars(Path libraries) throws IOException {
    if (!Files.isDirectory(libraries)) {
      throw new CassandraUnavailableException(
          libraries
              + " is missing, which Cassandra runs from: run ./mvnw -pl ops/cassandra package");
    }
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(libraries, "*.jar")) {
      List<String> names = new ArrayList<>();
      jars.forEach(jar -> names.add(jar.toString()));
      return names.stream().sorted().collect(Collectors.joining(":"));
    }
  }
}
