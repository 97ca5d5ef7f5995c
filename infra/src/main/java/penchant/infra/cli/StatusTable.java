package penchant.infra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A node's answer to {@code /v1/status} for people: a line for each subject, then a table for each
 * list of objects, such as the nodes. It shows whatever the answer holds, so it needs no change
 * when that grows.
 */
final class StatusTable {

  private StatusTable() {}

  static List<String> lines(JsonNode status) {
    List<String> lines = new ArrayList<>();
    int width =
        status.properties().stream().mapToInt(field -> field.getKey().length()).max().orElse(0);
    for (Map.Entry<String, JsonNode> field : status.properties()) {
      if (!isTable(field.getValue())) {
        lines.add(pad(field.getKey(), width) + "  " + flat(field.getValue()));
      }
    }
    for (Map.Entry<String, JsonNode> field : status.properties()) {
      if (isTable(field.getValue())) {
        lines.add("");
        lines.add(field.getKey());
        lines.addAll(table(field.getValue()));
      }
    }
    return lines;
  }

  private static boolean isTable(JsonNode value) {
    return value.isArray() && !value.isEmpty() && value.get(0).isObject();
  }

  private static List<String> table(JsonNode rows) {
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> row.fieldNames().forEachRemaining(columns::add));
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.copyOf(columns));
    rows.forEach(
        row -> cells.add(columns.stream().map(column -> cell(column, row.path(column))).toList()));
    int[] widths = new int[columns.size()];
    for (List<String> row : cells) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return cells.stream().map(row -> "  " + line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      line.append(pad(row.get(column), widths[column])).append("  ");
    }
    return line.toString().stripTrailing();
  }

  /** A process id is a name, to be copied as it is. */
  private static String cell(String column, JsonNode value) {
    return column.equals("pid") ? value.asText("-") : flat(value);
  }

  private static String flat(JsonNode value) {
    if (value.isMissingNode()
        || value.isNull()
        || (value.isTextual() && value.asText().isEmpty())) {
      return "-";
    }
    if (value.isObject()) {
      return value.properties().stream()
          .map(field -> field.getKey() + " " + flat(field.getValue()))
          .collect(Collectors.joining(", "));
    }
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(StatusTable::flat)
          .collect(Collectors.joining(" "));
    }
    return value.isNumber()
        ? NumberFormat.getInstance(Locale.ROOT).format(value.numberValue())
        : value.asText();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
