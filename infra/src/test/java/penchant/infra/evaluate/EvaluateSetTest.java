package penchant.infra.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Made-up sets in the formats of known ones, with the real encoder. */
class EvaluateSetTest {

  private static final int ITEMS = 40;
  private static final long START = 1_291_000_000;

  @TempDir private Path directory = Path.of("");

  /** People who buy even items or odd ones. */
  @BeforeEach
  void writeBothSets() throws IOException {
    List<String> titles = new ArrayList<>(List.of("item_id\ttitle"));
    List<String> movies = new ArrayList<>(List.of("movieId,title,genres"));
    for (int i = 0; i < ITEMS; i++) {
      String kind = i % 2 == 0 ? "garden tool" : "kitchen pot";
      titles.add("%d\t%s number %d".formatted(i, kind, i));
      movies.add("%d,The %s number %d,Comedy".formatted(i, kind, i));
    }
    StringBuilder purchases =
        new StringBuilder("timestamp\tuser_id\titem_id\tevent\tquantity\tunit_price\tinvoice\n");
    List<String> ratings = new ArrayList<>(List.of("userId,movieId,rating,timestamp"));
    Random random = new Random(3);
    for (int n = 0; n < 12; n++) {
      for (int user = 0; user < 60; user++) {
        int item = 2 * random.nextInt(ITEMS / 2) + user % 2;
        long at = START + n * 86_400L + user;
        purchases.append("%d\tu%d\t%d\tpurchase\t1\t2.5\t1\n".formatted(at, user, item));
        ratings.add("%d,%d,4.5,%d".formatted(user, item, at));
      }
    }
    Files.write(directory.resolve("items.tsv"), titles);
    Files.write(directory.resolve("movies.csv"), movies);
    Files.write(directory.resolve("ratings.csv"), ratings);
    try (GZIPOutputStream out =
        new GZIPOutputStream(Files.newOutputStream(directory.resolve("events.part1.tsv.gz")))) {
      out.write(purchases.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aShopsPurchasesAreForeseenBesideSimplerMethods() {
    List<String> figures = figures("retail");

    assertThat(figures).anyMatch(line -> line.contains("\"blend\""));
    assertThat(methods(figures)).contains("penchant", "popular", "item-knn", "ease", "ease-fading");
  }

  @Test
  void ratingsOfFilmsAreForeseenBesideSimplerMethods() {
    assertThat(methods(figures("movielens"))).contains("penchant", "popular", "ease");
  }

  @Test
  void eventByEventListsAreMeasuredOverTimeAndByHowMuchIsKnown() {
    List<String> figures = figures("retail", "--prequential");

    assertThat(figures).anyMatch(line -> line.contains("2010-12-0") && line.contains("penchant"));
    assertThat(figures).anyMatch(line -> line.contains("events\"") && line.contains("ndcg@10"));
  }

  @Test
  void whatIsNoSetIsSaidAndIsAFailure() throws IOException {
    Files.delete(directory.resolve("ratings.csv"));

    assertThat(new CommandLine(new EvaluateCommand()).execute("movielens", directory.toString()))
        .isNotZero();
  }

  private static List<String> methods(List<String> figures) {
    return figures.stream()
        .filter(line -> line.contains("\"method\"") && line.contains("everybody"))
        .map(line -> line.replaceAll(".*\"method\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  private List<String> figures(String set, String... options) {
    List<String> arguments = new ArrayList<>(List.of(set, directory.toString()));
    arguments.addAll(List.of(options));
    ByteArrayOutputStream figures = new ByteArrayOutputStream();
    PrintStream out = System.out;
    try {
      System.setOut(new PrintStream(figures, true, StandardCharsets.UTF_8));
      assertThat(new CommandLine(new EvaluateCommand()).execute(arguments.toArray(String[]::new)))
          .isZero();
    } finally {
      System.setOut(out);
    }
    return figures.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
