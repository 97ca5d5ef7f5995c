package penchant.infra.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import penchant.infra.load.UnreadableInputException;

/** What people did afterwards, in the format of the lists: user, tab, items with commas. */
final class TruthFile {

  private TruthFile() {}

  /** By user; those without an item are left out. */
  static Map<String, Set<String>> read(Path file) throws IOException {
    Map<String, Set<String>> truth = new TreeMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      int tab = line.indexOf('\t');
      if (tab < 1) {
        throw new UnreadableInputException(
            "line " + number + " of " + file + " is not a user, a tab and items with commas");
      }
      Set<String> items = new LinkedHashSet<>(List.of(line.substring(tab + 1).split(",")));
      items.remove("");
      if (!items.isEmpty()) {
        truth.put(line.substring(0, tab), items);
      }
    }
    if (truth.isEmpty()) {
      throw new UnreadableInputException(
          file + ": empty, expected a user, a tab and items with commas a line");
    }
    return truth;
  }
}
