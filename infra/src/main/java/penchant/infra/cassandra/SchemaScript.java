package penchant.infra.cassandra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import penchant.infra.config.InvalidSettingException;

/**
 * CQL statements of a file. They are separated by semicolons outside of strings, quoted names and
 * comments; comments are left out.
 *
 * @param statements without their semicolons, in order
 */
public record SchemaScript(List<String> statements) {

  public SchemaScript {
    statements = List.copyOf(statements);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidSettingException if the file cannot be read, or a string in it does not end
   */
  public static SchemaScript read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException failed) {
      throw new InvalidSettingException(file + " cannot be read: " + failed.getMessage(), failed);
    }
  }

  static SchemaScript parse(String text) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("--", at) || text.startsWith("//", at)) {
        at = endOf(text, "\n", at, text.length());
        statement.append('\n');
      } else if (text.startsWith("/*", at)) {
        at = endOf(text, "*/", at + 2, -1);
        statement.append(' ');
      } else if (text.startsWith("$$", at)) {
        at = copy(text, at, endOf(text, "$$", at + 2, -1), statement);
      } else if (text.charAt(at) == '\'' || text.charAt(at) == '"') {
        at = copy(text, at, endOf(text, text.substring(at, at + 1), at + 1, -1), statement);
      } else if (text.charAt(at) == ';') {
        add(statements, statement);
        at++;
      } else {
        statement.append(text.charAt(at++));
      }
    }
    add(statements, statement);
    return new SchemaScript(statements);
  }

  private static void add(List<String> statements, StringBuilder statement) {
    String complete = statement.toString().strip();
    if (!complete.isEmpty()) {
      statements.add(complete);
    }
    statement.setLength(0);
  }

  private static int copy(String text, int from, int to, StringBuilder statement) {
    statement.append(text, from, to);
    return to;
  }

  /** Behind the next {@code end}; {@code otherwise} where there is none, unless that is -1. */
  private static int endOf(String text, String end, int from, int otherwise) {
    int at = text.indexOf(end, from);
    if (at >= 0) {
      return at + end.length();
    }
    if (otherwise < 0) {
      throw new InvalidSettingException(
          "the CQL schema lacks a closing "
              + end
              + " after: "
              + text.substring(from).lines().findFirst().orElse(""));
    }
    return otherwise;
  }
}
