package penchant.infra.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ops/penchant} as a process, with what it printed. */
final class Command implements AutoCloseable {

  private static final Path HOME = Path.of(System.getProperty("penchant.home", ".."));

  private final Process process;
  private final Path output;
  private final Path errors;

  private Command(Process process, Path output, Path errors) {
    this.process = process;
    this.output = output;
    this.errors = errors;
  }

  static Command start(Path directory, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve("ops/penchant").toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile(directory, arguments[0], ".out");
      Path errors = Files.createTempFile(directory, arguments[0], ".err");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      return new Command(process, output, errors);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits for the end and demands exit code 0. */
  String succeed(long seconds) {
    int exit = end(seconds);
    if (exit != 0) {
      throw new AssertionError("exit code " + exit + "\n" + output() + "\n" + errors());
    }
    return output();
  }

  /** Waits for the end. */
  int end(long seconds) {
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new AssertionError(
            "still running after " + seconds + " s\n" + output() + "\n" + errors());
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGTERM: what Ctrl-C does to the launcher. */
  void terminate() {
    process.destroy();
  }

  String output() {
    return read(output);
  }

  String errors() {
    return read(errors);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
