package penchant.infra.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import penchant.infra.http.body.Malformed;

/**
 * Events as the API takes them, one object a line: a file, or a directory with {@code items.ndjson}
 * and {@code events.ndjson}. An event that has an id, or a source and offset of its own, keeps it.
 */
final class Ndjson {

  private interface ObjectSink {
    void accept(ObjectNode object, long line) throws IOException, InterruptedException;
  }

  private Ndjson() {}

  static Input open(Path path, Optional<Path> itemFile) throws IOException {
    List<Path> eventFiles =
        Files.isDirectory(path)
            ? InputFiles.matching(path, "events*.{ndjson,ndjson.gz}")
            : List.of(InputFiles.existing(path));
    Optional<Path> items =
        itemFile.or(
            () ->
                Files.isDirectory(path)
                    ? InputFiles.beside(path, "items.ndjson")
                    : Optional.<Path>empty());
    if (eventFiles.isEmpty() && items.isEmpty()) {
      throw new UnreadableInputException(
          path + ": neither items.ndjson nor events.ndjson here, expected one of them");
    }
    List<Feed> feeds = new ArrayList<>();
    if (!eventFiles.isEmpty()) {
      feeds.add(
          new Feed(
              eventFiles,
              "",
              sink -> {
                for (Path file : eventFiles) {
                  objects(file, (json, line) -> sink.accept(event(file, json, line)));
                }
              }));
    }
    Input.ItemReader reader =
        items
            .<Input.ItemReader>map(file -> sink -> objects(file, (json, line) -> sink.accept(json)))
            .orElse(Input.NO_ITEMS);
    return new Input(reader, feeds, List.of());
  }

  private static FeedEvent event(Path file, ObjectNode json, long line) {
    String user = json.path("user").asText("");
    if (user.isEmpty()) {
      throw UnreadableInputException.at(
          file, line, "no user, expected {\"user\":\"u1\",\"type\":\"view\",\"item\":\"i1\"}");
    }
    return new FeedEvent(user, time(file, json.path("at"), line), json);
  }

  private static Optional<Instant> time(Path file, JsonNode at, long line) {
    if (at.isMissingNode() || at.isNull()) {
      return Optional.empty();
    }
    return Times.parse(at.asText())
        .map(Optional::of)
        .orElseThrow(
            () ->
                UnreadableInputException.at(
                    file, line, "at is " + at + ", expected RFC 3339 or epoch seconds"));
  }

  private static void objects(Path file, ObjectSink sink) throws IOException, InterruptedException {
    try (BufferedReader reader = Table.open(file)) {
      long line = 0;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        if (!text.isBlank()) {
          sink.accept(object(file, text, line), line);
        }
      }
    }
  }

  private static ObjectNode object(Path file, String text, long line) {
    try {
      if (Json.MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException broken) {
      throw UnreadableInputException.at(
          file, line, "not JSON: " + Malformed.inLine(broken) + "; expected an object a line");
    }
    throw UnreadableInputException.at(file, line, "not a JSON object, expected an object a line");
  }
}
