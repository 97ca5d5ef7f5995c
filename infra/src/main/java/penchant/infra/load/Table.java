package penchant.infra.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows of a text file with named columns, gzipped if its name ends in .gz.
 *
 * @param columns the names by which a row is read
 * @param header whether the first line names the columns, in any order and with others between;
 *     else they stand as in {@code columns}
 */
record Table(Path file, Kind kind, List<String> columns, boolean header) {

  enum Kind {
    /** Quoted by double quotes where needed. */
    COMMA,
    /** Nothing is quoted; a tab never stands in a value. */
    TAB
  }

  interface RowSink {
    void accept(Row row) throws IOException, InterruptedException;
  }

  static Table csv(Path file, String... columns) {
    return new Table(file, Kind.COMMA, List.of(columns), true);
  }

  static Table tsv(Path file, String... columns) {
    return new Table(file, Kind.TAB, List.of(columns), true);
  }

  Table withoutHeader() {
    return new Table(file, kind, columns, false);
  }

  void rows(RowSink sink) throws IOException, InterruptedException {
    try (BufferedReader reader = open(file)) {
      if (kind == Kind.TAB) {
        tabRows(reader, sink);
      } else {
        commaRows(reader, sink);
      }
    } catch (CharacterCodingException broken) {
      throw new UnreadableInputException(file + ": is not UTF-8 text");
    }
  }

  /** The file's first line, empty when there is none. */
  static String firstLine(Path file) throws IOException {
    try (BufferedReader reader = open(file)) {
      String line = reader.readLine();
      return line == null ? "" : stripMark(line);
    } catch (CharacterCodingException broken) {
      throw new UnreadableInputException(file + ": is not UTF-8 text");
    }
  }

  static BufferedReader open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    try {
      InputStream plain =
          file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
      return new BufferedReader(new InputStreamReader(plain, UTF_8.newDecoder()), 1 << 16);
    } catch (IOException broken) {
      bytes.close();
      throw new UnreadableInputException(
          file + ": cannot be read as gzip (" + broken.getMessage() + ")");
    }
  }

  private void tabRows(BufferedReader reader, RowSink sink)
      throws IOException, InterruptedException {
    int[] places = inOrder();
    long line = 0;
    for (String text = reader.readLine(); text != null; text = reader.readLine()) {
      line++;
      if (line == 1 && header) {
        places = places(List.of(stripMark(text).split("\t", -1)));
      } else if (!text.isEmpty()) {
        sink.accept(new Row(this, line, text.split("\t", -1), places));
      }
    }
  }

  private void commaRows(BufferedReader reader, RowSink sink)
      throws IOException, InterruptedException {
    int[] places = inOrder();
    long line = 1;
    try (CSVParser parser = CSVFormat.DEFAULT.parse(reader)) {
      boolean first = true;
      for (CSVRecord row : parser) {
        line = parser.getCurrentLineNumber();
        if (first && header) {
          places = places(List.of(stripMark(String.join(",", row.values())).split(",", -1)));
        } else {
          sink.accept(new Row(this, line, row.values(), places));
        }
        first = false;
      }
    } catch (UncheckedIOException broken) {
      if (broken.getCause() instanceof CharacterCodingException coding) {
        throw coding;
      }
      throw UnreadableInputException.at(
          file, line, "a quoted value does not end, or goes on after its quote");
    }
  }

  private int[] inOrder() {
    int[] places = new int[columns.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    return places;
  }

  /** Where each column stands; a name ending in {@code ?} may be missing. */
  private int[] places(List<String> names) {
    List<String> found = names.stream().map(String::strip).toList();
    int[] places = new int[columns.size()];
    for (int i = 0; i < places.length; i++) {
      String column = columns.get(i);
      boolean optional = column.endsWith("?");
      places[i] = found.indexOf(optional ? column.substring(0, column.length() - 1) : column);
      if (places[i] < 0 && !optional) {
        throw UnreadableInputException.at(
            file,
            1,
            "no column '"
                + column
                + "' among "
                + found
                + ", expected "
                + String.join(", ", columns));
      }
    }
    return places;
  }

  private static String stripMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }
}
