package penchant.infra.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Online Retail: {@code items.tsv} and {@code events.part*.tsv.gz} in a directory, or one file of
 * events in the same columns. A purchase or return has its quantity as value.
 */
final class Retail {

  private static final String[] EVENT_COLUMNS = {
    "timestamp", "user_id", "item_id", "event", "quantity"
  };

  private Retail() {}

  static Input open(Path path, Optional<Path> itemFile) throws IOException {
    List<Path> eventFiles = eventFiles(path);
    Optional<Path> items = itemFile.or(() -> InputFiles.beside(path, "items.tsv"));
    List<String> notes = new ArrayList<>();
    if (items.isEmpty()) {
      notes.add(
          "no items.tsv beside "
              + path
              + ": loading events only; give the items with --items FILE");
    }
    Feed feed =
        new Feed(
            eventFiles,
            "",
            sink -> {
              for (Path file : eventFiles) {
                Table.tsv(file, EVENT_COLUMNS).rows(row -> sink.accept(event(row)));
              }
            });
    Input.ItemReader reader =
        items.<Input.ItemReader>map(file -> sink -> readItems(file, sink)).orElse(Input.NO_ITEMS);
    return new Input(reader, List.of(feed), notes);
  }

  private static List<Path> eventFiles(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(InputFiles.existing(path));
    }
    List<Path> files = InputFiles.matching(path, "events*.{tsv,tsv.gz}");
    if (files.isEmpty()) {
      files = InputFiles.matching(path, "train.{tsv,tsv.gz}");
    }
    if (files.isEmpty()) {
      throw new UnreadableInputException(
          path + ": no events.part*.tsv.gz here, expected those and items.tsv");
    }
    return files;
  }

  private static void readItems(Path file, Input.ItemSink sink)
      throws IOException, InterruptedException {
    Table.tsv(file, "item_id", "title")
        .rows(
            row ->
                sink.accept(
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("id", row.text(0))
                        .put("title", row.optional(1).orElse(row.text(0)))
                        .put("domain", "commerce")));
  }

  private static FeedEvent event(Row row) {
    String type = row.text(3);
    if (!type.equals("purchase") && !type.equals("return")) {
      throw row.wrong("event is '" + type + "', expected purchase or return");
    }
    return FeedEvent.of(row.text(1), type, Optional.of(row.epochSeconds(0)))
        .item(row.text(2))
        .value(Math.abs(row.number(4)));
  }
}
