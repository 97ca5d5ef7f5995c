package penchant.infra.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The output of one node: all of it in a file, and what a person at the terminal should see on the
 * terminal too. Those are warnings, errors and what the class {@code Node} says of its own start
 * and end; a storm of warnings is cut short there.
 */
final class NodeLog implements Consumer<String>, AutoCloseable {

  private static final Pattern LINE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} (\\w+) +(\\S+) - (.*)");
  private static final Pattern PLAIN =
      Pattern.compile("(penchant: |Exception in thread |Terminating due to ).*");
  private static final String MILESTONES = "Node";
  private static final long PERIOD_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int LINES_A_PERIOD = 10;
  private static final int WIDEST = 240;
  private static final long MOST_BYTES = 50L << 20;

  private final Path file;
  private final String prefix;
  private final PrintStream terminal;
  private Writer writer;
  private long written;
  private long periodStart = System.nanoTime();
  private int shown;
  private boolean broken;
  private volatile Optional<String> lastFailure = Optional.empty();

  private NodeLog(Path file, String prefix, PrintStream terminal) throws IOException {
    this.file = file;
    this.prefix = prefix;
    this.terminal = terminal;
    this.writer = open(file);
    this.written = Files.size(file);
  }

  static NodeLog open(Path file, String prefix, PrintStream terminal) throws IOException {
    return new NodeLog(file, prefix, terminal);
  }

  private static Writer open(Path file) throws IOException {
    return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  Path file() {
    return file;
  }

  /** The last line in which the process itself said why it ends. */
  Optional<String> lastFailure() {
    return lastFailure;
  }

  /** A line that cannot be written is lost; the process that says it must not be. */
  @Override
  public void accept(String line) {
    try {
      writer.write(line);
      writer.write('\n');
      writer.flush();
      written += line.length() + 1L;
      if (written > MOST_BYTES) {
        startAnew();
      }
    } catch (IOException failed) {
      if (!broken) {
        broken = true;
        terminal.println(prefix + file + " cannot be written: " + failed.getMessage());
      }
    }
    forTerminal(line).ifPresent(this::show);
  }

  private Optional<String> forTerminal(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      if (PLAIN.matcher(line).matches()) {
        lastFailure = Optional.of(line.replaceFirst("^penchant: ", ""));
        return Optional.of(line);
      }
      return Optional.empty();
    }
    String level = matcher.group(1);
    boolean loud = level.equals("WARN") || level.equals("ERROR");
    if (loud) {
      return Optional.of(level + " " + matcher.group(2) + " - " + matcher.group(3));
    }
    return matcher.group(2).equals(MILESTONES) ? Optional.of(matcher.group(3)) : Optional.empty();
  }

  private void show(String line) {
    long now = System.nanoTime();
    if (now - periodStart > PERIOD_NANOS) {
      periodStart = now;
      shown = 0;
    }
    shown++;
    if (shown <= LINES_A_PERIOD) {
      terminal.println(
          prefix + (line.length() > WIDEST ? line.substring(0, WIDEST) + "..." : line));
    } else if (shown == LINES_A_PERIOD + 1) {
      terminal.println(prefix + "more of these in " + file);
    }
  }

  private void startAnew() throws IOException {
    writer.close();
    Files.move(
        file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    writer = open(file);
    written = 0;
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException failed) {
      terminal.println(prefix + file + " cannot be closed: " + failed.getMessage());
    }
  }
}
