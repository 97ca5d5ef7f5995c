package penchant.infra.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * MIND, the Microsoft News Dataset: {@code news*.tsv} and {@code behaviors.tsv}, without a header
 * as published, or with one as in its descendants. A click is a {@code click}; the history of a
 * user, whose times nobody knows, comes before the user's first impression and with its time. What
 * was shown and not clicked is left out: a page of twenty headlines is no list of dislikes.
 */
final class Mind {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);

  private Mind() {}

  static Input open(Path path, Optional<Path> itemFile) throws IOException {
    Path behaviors =
        Files.isDirectory(path)
            ? InputFiles.in(path, "behaviors.tsv", "behaviors.tsv and news.tsv")
            : InputFiles.existing(path);
    Path directory = Optional.ofNullable(behaviors.toAbsolutePath().getParent()).orElse(path);
    List<Path> news =
        itemFile.isPresent()
            ? List.of(itemFile.get())
            : InputFiles.matching(directory, "news*.tsv");
    List<String> notes =
        news.isEmpty()
            ? List.of("no news.tsv beside " + behaviors + ": loading clicks only")
            : List.of();
    Feed feed = new Feed(List.of(behaviors), "", sink -> readBehaviors(behaviors, sink));
    Input.ItemReader items =
        sink -> {
          for (Path file : news) {
            readNews(file, sink);
          }
        };
    return new Input(items, List.of(feed), notes);
  }

  private static void readNews(Path file, Input.ItemSink sink)
      throws IOException, InterruptedException {
    boolean header = Table.firstLine(file).startsWith("news_id");
    Table table =
        header
            ? Table.tsv(
                file,
                "news_id",
                "category?",
                "subtopic_label?",
                "title",
                "abstract?",
                "date_published?")
            : Table.tsv(file, "id", "category", "subcategory", "title", "abstract").withoutHeader();
    table.rows(
        row -> {
          ObjectNode item =
              JsonNodeFactory.instance
                  .objectNode()
                  .put("id", row.text(0))
                  .put("title", row.text(3))
                  .put("domain", "news");
          row.optional(4).ifPresent(text -> item.put("text", text));
          ArrayNode categories = item.putArray("categories");
          row.optional(1).ifPresent(categories::add);
          row.optional(2).ifPresent(categories::add);
          if (header) {
            row.optional(5)
                .filter(date -> date.matches("\\d{4}-\\d{2}-\\d{2}"))
                .ifPresent(date -> item.put("at", date + "T00:00:00Z"));
          }
          sink.accept(item);
        });
  }

  private static void readBehaviors(Path file, Feed.Sink sink)
      throws IOException, InterruptedException {
    boolean header = Table.firstLine(file).startsWith("impression_id");
    Table table =
        header
            ? Table.tsv(file, "impression_id", "user_id", "time?", "history", "impressions")
            : Table.tsv(file, "impression id", "user id", "time", "history", "impressions")
                .withoutHeader();
    Set<String> known = new HashSet<>();
    table.rows(
        row -> {
          String user = row.text(1);
          Optional<Instant> at = header && row.optional(2).isEmpty() ? Optional.empty() : time(row);
          if (known.add(user)) {
            for (String item : words(row.optional(3))) {
              sink.accept(FeedEvent.of(user, "click", at).item(item));
            }
          }
          for (String shown : words(row.optional(4))) {
            if (shown.endsWith("-1")) {
              sink.accept(
                  FeedEvent.of(user, "click", at).item(shown.substring(0, shown.length() - 2)));
            }
          }
        });
  }

  private static Optional<Instant> time(Row row) {
    String text = row.text(2);
    try {
      return Optional.of(LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException notOne) {
      throw row.wrong("time is '" + text + "', expected e.g. 11/13/2019 8:36:57 AM");
    }
  }

  private static List<String> words(Optional<String> text) {
    return text.map(String::strip)
        .filter(words -> !words.isEmpty())
        .map(words -> List.of(words.split(" +")))
        .orElse(List.of());
  }
}
