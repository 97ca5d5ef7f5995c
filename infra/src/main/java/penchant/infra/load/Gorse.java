package penchant.infra.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import penchant.domain.behavior.BehaviorType;

/**
 * What Gorse exports: {@code items.csv} and {@code feedback.csv}. Its users carry labels only,
 * which a profile made of behaviour has no use for. A feedback type that Penchant has no word for
 * is taken for the nearest one.
 */
final class Gorse {

  private static final Map<String, BehaviorType> NEAREST =
      Map.of(
          "read", BehaviorType.VIEW,
          "star", BehaviorType.LIKE,
          "favorite", BehaviorType.LIKE,
          "fork", BehaviorType.SHARE,
          "buy", BehaviorType.PURCHASE,
          "watch", BehaviorType.VIEW,
          "play", BehaviorType.VIEW);

  private Gorse() {}

  static Input open(Path path, Optional<Path> itemFile) {
    Path feedback =
        Files.isDirectory(path)
            ? InputFiles.in(path, "feedback.csv", "items.csv and feedback.csv")
            : InputFiles.existing(path);
    Optional<Path> items = itemFile.or(() -> InputFiles.beside(feedback, "items.csv"));
    List<String> notes = new ArrayList<>();
    if (items.isEmpty()) {
      notes.add("no items.csv beside " + feedback + ": loading feedback only");
    }
    Feed feed = new Feed(List.of(feedback), "", sink -> readFeedback(feedback, sink));
    Input.ItemReader reader =
        items.<Input.ItemReader>map(file -> sink -> readItems(file, sink)).orElse(Input.NO_ITEMS);
    return new Input(reader, List.of(feed), notes);
  }

  private static void readItems(Path file, Input.ItemSink sink)
      throws IOException, InterruptedException {
    Table.csv(
            file, "item_id", "is_hidden?", "categories?", "time_stamp?", "labels?", "description?")
        .rows(
            row -> {
              ObjectNode item =
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("id", row.text(0))
                      .put("title", row.optional(5).orElse(row.text(0)))
                      .put("hidden", row.optional(1).map(Boolean::parseBoolean).orElse(false));
              row.optional(3)
                  .flatMap(text -> time(row, text))
                  .ifPresent(at -> item.put("at", at.toString()));
              ArrayNode categories = item.putArray("categories");
              row.optional(2)
                  .ifPresent(text -> List.of(text.split("\\|")).forEach(categories::add));
              ArrayNode labels = item.putArray("labels");
              row.optional(4).ifPresent(text -> labels(row, text).forEach(labels::add));
              sink.accept(item);
            });
  }

  private static void readFeedback(Path file, Feed.Sink sink)
      throws IOException, InterruptedException {
    Table.csv(file, "feedback_type", "user_id", "item_id", "time_stamp?")
        .rows(
            row -> {
              Optional<Instant> at = row.optional(3).flatMap(text -> time(row, text));
              sink.accept(FeedEvent.of(row.text(1), type(row), at).item(row.text(2)));
            });
  }

  private static String type(Row row) {
    String word = row.text(0).toLowerCase(Locale.ROOT);
    return BehaviorType.ofWireName(word)
        .or(() -> Optional.ofNullable(NEAREST.get(word)))
        .map(BehaviorType::wireName)
        .orElseThrow(
            () ->
                row.wrong(
                    "feedback_type is '"
                        + word
                        + "', expected a type of event such as view, click, like, purchase, or "
                        + String.join(", ", NEAREST.keySet().stream().sorted().toList())));
  }

  /** Labels are {@code a|b}, or JSON whose texts are the labels, however deep they stand. */
  private static List<String> labels(Row row, String text) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return List.of(text.split("\\|"));
    }
    List<String> labels = new ArrayList<>();
    try {
      texts(Json.MAPPER.readTree(text), labels);
    } catch (IOException broken) {
      throw row.wrong("labels are neither a|b nor JSON");
    }
    return labels;
  }

  private static void texts(JsonNode node, List<String> labels) {
    if (node.isTextual()) {
      labels.add(node.asText());
    }
    node.forEach(child -> texts(child, labels));
  }

  /** Gorse writes no time as the year 1. */
  private static Optional<Instant> time(Row row, String text) {
    return Times.parse(text)
        .map(Optional::of)
        .orElseThrow(() -> row.wrong("time_stamp is '" + text + "', expected RFC 3339"))
        .filter(at -> at.isAfter(Instant.EPOCH));
  }
}
