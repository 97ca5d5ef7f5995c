package penchant.infra.load;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of a {@link Table}; a value that cannot be read names file, line and what is expected.
 */
final class Row {

  private final Table table;
  private final long line;
  private final String[] values;
  private final int[] places;

  Row(Table table, long line, String[] values, int[] places) {
    this.table = table;
    this.line = line;
    this.values = values;
    this.places = places;
  }

  /** The value of a column that every row has; never empty. */
  String text(int column) {
    return optional(column)
        .orElseThrow(() -> wrong("no " + name(column) + ", expected " + expected()));
  }

  Optional<String> optional(int column) {
    int place = places[column];
    if (place < 0 || place >= values.length || values[place].isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(values[place]);
  }

  double number(int column) {
    String text = text(column);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notOne) {
      throw wrong(name(column) + " is '" + text + "', expected a number");
    }
  }

  /** Epoch seconds. */
  Instant epochSeconds(int column) {
    String text = text(column);
    try {
      return Instant.ofEpochSecond(Long.parseLong(text));
    } catch (NumberFormatException | DateTimeException notOne) {
      throw wrong(name(column) + " is '" + text + "', expected seconds since 1970");
    }
  }

  UnreadableInputException wrong(String problem) {
    return UnreadableInputException.at(table.file(), line, problem);
  }

  private String name(int column) {
    String name = table.columns().get(column);
    return name.endsWith("?") ? name.substring(0, name.length() - 1) : name;
  }

  private String expected() {
    return String.join(table.kind() == Table.Kind.TAB ? " <tab> " : ",", table.columns())
        .replace("?", "");
  }
}
