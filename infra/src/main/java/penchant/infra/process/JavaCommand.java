package penchant.infra.process;

import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a child JVM is started: always through {@link Tether}, which has to be on the class path.
 *
 * @param javaHome the JDK
 * @param options JVM options
 * @param classPath as for {@code -cp}
 * @param mainClass the class that {@link Tether} runs
 * @param arguments its arguments
 */
public record JavaCommand(
    Path javaHome,
    List<String> options,
    String classPath,
    String mainClass,
    List<String> arguments) {

  private static final String VECTOR_API = "jdk.incubator.vector";

  public JavaCommand {
    options = List.copyOf(options);
    arguments = List.copyOf(arguments);
  }

  /** The JDK that runs this process. */
  public static Path ownJavaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  /**
   * The parallelism of the JDK's common pool. On two cores it would be 1, and then a
   * CompletableFuture starts a thread for each asynchronous step.
   */
  public static String commonPoolOption() {
    int parallelism = Math.max(2, Runtime.getRuntime().availableProcessors() - 1);
    return "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + parallelism;
  }

  /** Turns the Vector API on, if the JDK that runs this process, and will run the other, has it. */
  public static List<String> vectorApiOption() {
    return ModuleFinder.ofSystem()
        .find(VECTOR_API)
        .map(module -> List.of("--add-modules=" + VECTOR_API))
        .orElse(List.of());
  }

  /** A heap size as a JVM option, rounded down to MiB. */
  public static String heapOption(long bytes) {
    return "-Xmx" + (bytes >> 20) + "m";
  }

  /** The words of the command line. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(javaHome.resolve("bin").resolve("java").toString());
    words.addAll(options);
    words.add("-cp");
    words.add(classPath);
    words.add(Tether.class.getName());
    words.add(mainClass);
    words.addAll(arguments);
    return words;
  }
}
