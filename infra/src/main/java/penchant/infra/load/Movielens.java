package penchant.infra.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * MovieLens: {@code movies.csv} and {@code ratings.csv}, with {@code tags.csv} as comments and
 * plots from {@code overviews.tsv} where they are there; or one file of ratings.
 */
final class Movielens {

  private static final String EXPECTED = "movies.csv and ratings.csv";

  private Movielens() {}

  static Input open(Path path, Optional<Path> itemFile) throws IOException {
    boolean directory = Files.isDirectory(path);
    Path ratings =
        directory ? InputFiles.in(path, "ratings.csv", EXPECTED) : InputFiles.existing(path);
    Optional<Path> movies = itemFile.or(() -> InputFiles.beside(path, "movies.csv"));
    List<String> notes = new ArrayList<>();
    if (movies.isEmpty()) {
      notes.add(
          "no movies.csv beside " + path + ": loading ratings only; give them with --items FILE");
    }
    List<Feed> feeds = new ArrayList<>();
    feeds.add(new Feed(List.of(ratings), "", sink -> readRatings(ratings, sink)));
    if (directory) {
      InputFiles.beside(path, "tags.csv")
          .ifPresent(tags -> feeds.add(new Feed(List.of(tags), "", sink -> readTags(tags, sink))));
    }
    Input.ItemReader items =
        movies.<Input.ItemReader>map(file -> sink -> readMovies(file, sink)).orElse(Input.NO_ITEMS);
    return new Input(items, feeds, notes);
  }

  private static void readRatings(Path file, Feed.Sink sink)
      throws IOException, InterruptedException {
    Table.csv(file, "userId", "movieId", "rating", "timestamp")
        .rows(
            row ->
                sink.accept(
                    FeedEvent.of(row.text(0), "rating", Optional.of(row.epochSeconds(3)))
                        .item(row.text(1))
                        .value(row.number(2))));
  }

  private static void readTags(Path file, Feed.Sink sink) throws IOException, InterruptedException {
    Table.csv(file, "userId", "movieId", "tag", "timestamp")
        .rows(
            row ->
                sink.accept(
                    FeedEvent.of(row.text(0), "comment", Optional.of(row.epochSeconds(3)))
                        .item(row.text(1))
                        .text(row.text(2))));
  }

  private static void readMovies(Path file, Input.ItemSink sink)
      throws IOException, InterruptedException {
    Map<String, String> plots = plots(file);
    Table.csv(file, "movieId", "title", "genres")
        .rows(
            row -> {
              String id = row.text(0);
              ObjectNode item =
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("id", id)
                      .put("title", row.text(1))
                      .put("domain", "entertainment");
              ArrayNode genres = item.putArray("categories");
              row.optional(2)
                  .filter(text -> !text.startsWith("("))
                  .ifPresent(text -> List.of(text.split("\\|")).forEach(genres::add));
              Optional.ofNullable(plots.get(id)).ifPresent(plot -> item.put("text", plot));
              sink.accept(item);
            });
  }

  private static Map<String, String> plots(Path movies) throws IOException, InterruptedException {
    Map<String, String> plots = new HashMap<>();
    Optional<Path> overviews = InputFiles.beside(movies, "overviews.tsv");
    if (overviews.isPresent()) {
      Table.tsv(overviews.get(), "movieId", "overview")
          .rows(row -> row.optional(1).ifPresent(plot -> plots.put(row.text(0), plot)));
    }
    return plots;
  }
}
