package penchant.infra.cassandra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the log of a process that has failed says about why. */
record LastError(Path file, String line) {

  private static final Pattern ERROR =
      Pattern.compile("\\bERROR\\b|\\bException\\b|\\w(Exception|Error): |^Error: ");
  private static final int LONGEST = 300;

  /** The last line that speaks of an error, of the first file that has one. */
  static Optional<LastError> in(List<Path> files) {
    return files.stream()
        .filter(Files::exists)
        .flatMap(file -> lastOf(file).map(line -> new LastError(file, line)).stream())
        .findFirst();
  }

  private static Optional<String> lastOf(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("\tat ") && ERROR.matcher(line).find())
          .reduce((first, second) -> second)
          .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
