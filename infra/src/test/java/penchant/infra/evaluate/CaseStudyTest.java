package penchant.infra.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The case study of a small shop, with the real encoder. */
class CaseStudyTest {

  private static final int PEOPLE = 40;
  private static final int ITEMS = 40;
  private static final long MARCH = 1_709_251_200;

  @TempDir private Path directory = Path.of("");

  @Test
  void gardenersAndCooksAreTwoClassesAndALikeOfTheOtherKindChangesAList() throws IOException {
    shop();

    List<JsonNode> lines = study();

    assertThat(lines)
        .filteredOn(line -> line.path("encoder").asText().equals("bert"))
        .extracting(line -> line.path("size").asInt())
        .containsExactly(PEOPLE / 2, PEOPLE / 2);
    List<JsonNode> people = lines.stream().filter(line -> line.has("distribution")).toList();
    assertThat(people).hasSize(PEOPLE);
    assertThat(people)
        .allSatisfy(
            person -> assertThat(sum(person.path("distribution"))).isCloseTo(1, within(1e-3)));
    assertThat(classesOf(people, 0)).hasSize(1).isNotEqualTo(classesOf(people, 1));
    List<JsonNode> likes = lines.stream().filter(line -> line.has("likes")).toList();
    assertThat(likes)
        .hasSize(2)
        .allSatisfy(
            line -> assertThat(line.at("/before/list")).isNotEqualTo(line.at("/after/list")));
    assertThat(ImageIO.read(picture().toFile()).getWidth()).isGreaterThan(100);
  }

  @Test
  void moreClassesThanPeopleAreRefused() {
    assertThat(execute("--users=3", "--k=4")).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  /** Those of even or of odd numbers. */
  private static Set<Integer> classesOf(List<JsonNode> people, int remainder) {
    return people.stream()
        .filter(person -> Integer.parseInt(person.path("user").asText()) % 2 == remainder)
        .map(person -> person.path("class").asInt())
        .collect(Collectors.toSet());
  }

  private static double sum(JsonNode numbers) {
    double sum = 0;
    for (JsonNode number : numbers) {
      sum += number.asDouble();
    }
    return sum;
  }

  /** People of an even number buy for the garden, the others for the kitchen. */
  private void shop() throws IOException {
    StringBuilder items = new StringBuilder("item_id\ttitle\n");
    for (int item = 0; item < ITEMS; item++) {
      String title = item % 2 == 0 ? "GARDEN SPADE AND SEEDS" : "KITCHEN FRYING PAN";
      items.append(item).append('\t').append(title).append(" NUMBER ").append(item).append('\n');
    }
    Files.writeString(directory.resolve("items.tsv"), items);
    StringBuilder events =
        new StringBuilder("timestamp\tuser_id\titem_id\tevent\tquantity\tunit_price\tinvoice\n");
    Random random = new Random(3);
    for (int day = 0; day < 8; day++) {
      for (int user = 0; user < PEOPLE; user++) {
        int item = 2 * random.nextInt(ITEMS / 2) + user % 2;
        events.append(
            "%d\t%d\t%d\tpurchase\t1\t1.0\t%d%n"
                .formatted(MARCH + day * 86_400L + user, user, item, day));
      }
    }
    Path file = directory.resolve("events.part1.tsv.gz");
    try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(events.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private Path picture() {
    return directory.resolve("classes.png");
  }

  private List<JsonNode> study() throws IOException {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = System.out;
    try {
      System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
      assertThat(execute("--users=" + PEOPLE, "--k=2")).isZero();
    } finally {
      System.setOut(out);
    }
    List<JsonNode> lines = new ArrayList<>();
    for (String line : told.toString(StandardCharsets.UTF_8).lines().toList()) {
      // Tests log to the same stream.
      if (line.startsWith("{")) {
        lines.add(new ObjectMapper().readTree(line));
      }
    }
    return lines;
  }

  private int execute(String... options) {
    List<String> words =
        new ArrayList<>(List.of("case-study", "--data=" + directory, "--picture=" + picture()));
    words.addAll(List.of(options));
    return new CommandLine(new EvaluateCommand()).execute(words.toArray(new String[0]));
  }
}
