package penchant.infra.bench;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import penchant.infra.cli.CommandFailedException;

/** Reads the lines of a text file in UTF-8, plain or packed by gzip. */
final class Lines {

  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private Lines() {}

  /**
   * All lines, empty ones too.
   *
   * @throws CommandFailedException if there are none, or the file cannot be read
   */
  static List<String> of(Path file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                unpacked(new BufferedInputStream(Files.newInputStream(file))),
                StandardCharsets.UTF_8.newDecoder()))) {
      List<String> lines = reader.lines().toList();
      if (lines.isEmpty()) {
        throw new CommandFailedException(file + ": empty, expected one entry a line");
      }
      return lines;
    } catch (NoSuchFileException missing) {
      throw new CommandFailedException(file + ": no such file", missing);
    } catch (IOException | UncheckedIOException unreadable) {
      throw new CommandFailedException(file + ": " + why(unreadable), unreadable);
    }
  }

  private static String why(Exception unreadable) {
    Throwable root = unreadable.getCause() == null ? unreadable : unreadable.getCause();
    return root instanceof CharacterCodingException
        ? "not in UTF-8"
        : "cannot be read (" + root.getMessage() + ")";
  }

  private static InputStream unpacked(InputStream packed) throws IOException {
    packed.mark(2);
    boolean gzip = packed.read() == GZIP_FIRST && packed.read() == GZIP_SECOND;
    packed.reset();
    return gzip ? new GZIPInputStream(packed) : packed;
  }
}
