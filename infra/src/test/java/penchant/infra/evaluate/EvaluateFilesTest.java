package penchant.infra.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Lists from files, with the real encoder. */
class EvaluateFilesTest {

  private static final int ITEMS = 40;
  private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

  @TempDir private Path directory = Path.of("");

  private final List<String> events = new ArrayList<>();

  @BeforeEach
  void writeItems() throws IOException {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      String kind = i % 2 == 0 ? "garden tool" : "kitchen pot";
      items.add("{\"id\":\"item-%d\",\"title\":\"%s number %d\"}".formatted(i, kind, i));
    }
    Files.write(directory.resolve("items.ndjson"), items);
  }

  @Test
  void everyUserGetsAFullListWithoutWhatTheUserHasMet() throws IOException {
    shop(60);
    Map<String, List<String>> lists = evaluate("u1", "u2", "a stranger");

    assertThat(lists).containsOnlyKeys("u1", "u2", "a stranger");
    assertThat(list(lists, "a stranger")).hasSize(ITEMS).doesNotHaveDuplicates();
    assertThat(list(lists, "u1"))
        .doesNotHaveDuplicates()
        .doesNotContain("item-1")
        .hasSizeLessThan(ITEMS);
  }

  @Test
  void whatPeopleOfOnesKindBuyComesFirst() throws IOException {
    shop(60);

    List<String> list = list(evaluate("u2"), "u2");

    // Users with an even number buy even items.
    long even = list.stream().limit(5).filter(EvaluateFilesTest::isEven).count();
    assertThat(even).isGreaterThanOrEqualTo(4);
  }

  @Test
  void withoutAnyUserOrAnyItemThatCanBeTakenItFails() throws IOException {
    shop(10);
    evaluate("u1");

    Files.writeString(directory.resolve("users.txt"), "\n");
    int withoutUsers = execute();
    Files.writeString(directory.resolve("users.txt"), "u1\n");
    Files.writeString(directory.resolve("items.ndjson"), "{\"id\":\"bare\"}\n");

    assertThat(withoutUsers).isEqualTo(1);
    assertThat(execute()).isEqualTo(1);
  }

  @Test
  void theSameFilesGiveTheSameLists() throws IOException {
    shop(40);

    assertThat(evaluate("u1", "u4")).isEqualTo(evaluate("u1", "u4"));
  }

  @Test
  void oneEventIsEnoughToAnswer() throws IOException {
    event("u1", "item-2", START);

    assertThat(list(evaluate("u1"), "u1")).hasSize(ITEMS - 1).doesNotContain("item-2");
  }

  @Test
  void onlyDislikesAtOneMomentAreEnoughToAnswer() throws IOException {
    for (int user = 0; user < 20; user++) {
      events.add(
          "{\"user\":\"u%d\",\"type\":\"dislike\",\"item\":\"item-%d\",\"at\":\"%s\"}"
              .formatted(user, user, START));
    }

    assertThat(list(evaluate("u1"), "u1")).hasSize(ITEMS - 1);
  }

  @Test
  void eventsAboutUnknownItemsAreNoHindrance() throws IOException {
    shop(30);
    event("u1", "gone, long ago", START);

    assertThat(list(evaluate("u1"), "u1")).doesNotContain("gone, long ago");
  }

  @Test
  void whatPeopleDidAfterwardsIsMeasuredBesideSimplerMethods() throws IOException {
    shop(60);
    Files.write(directory.resolve("truth.tsv"), List.of("u2\titem-4,item-6", "u3\titem-5"));
    Files.write(directory.resolve("events.ndjson"), events);
    Files.write(directory.resolve("users.txt"), List.of("u2"));
    ByteArrayOutputStream figures = new ByteArrayOutputStream();
    PrintStream out = System.out;

    try {
      System.setOut(new PrintStream(figures, true, StandardCharsets.UTF_8));
      assertThat(execute("--truth=" + directory.resolve("truth.tsv"), "--ablations")).isZero();
    } finally {
      System.setOut(out);
    }

    List<String> lines =
        figures
            .toString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains("everybody"))
            .toList();
    assertThat(lines)
        .extracting(line -> line.replaceAll(".*\"method\":\"([^\"]*)\".*", "$1"))
        .contains("penchant", "popular", "popular-lately", "item-knn", "ease", "- graph", "- text")
        .doesNotHaveDuplicates();
    assertThat(lines).allSatisfy(line -> assertThat(line).contains("\"users\":2"));
  }

  @Test
  void aBrokenLineOfWhatPeopleDidAfterwardsIsFoundBeforeAnyListIsMade() throws IOException {
    Files.writeString(directory.resolve("events.ndjson"), "");
    Files.writeString(directory.resolve("users.txt"), "u1\n");
    Path truth = Files.writeString(directory.resolve("truth.tsv"), "u1 item-4\n");

    assertThat(execute("--truth=" + truth)).isEqualTo(1);
    assertThat(directory.resolve("lists.tsv")).doesNotExist();
  }

  @Test
  void aListIsNotWrittenOverWhatIsRead() throws IOException {
    shop(10);
    evaluate("u1");
    String items = Files.readString(directory.resolve("items.ndjson"));

    assertThat(executeInto("items.ndjson")).isNotZero();
    assertThat(Files.readString(directory.resolve("items.ndjson"))).isEqualTo(items);
  }

  @Test
  void anEventThatIsRefusedTakesNoItemWithIt() throws IOException {
    event("u1", "item-2", START);
    event("u2", "item-3", Instant.parse("2999-01-01T00:00:00Z"));

    assertThat(list(evaluate("u1"), "u1")).hasSize(ITEMS - 1);
  }

  @Test
  void aMissingFileIsSaidAndIsAFailure() throws IOException {
    Files.writeString(directory.resolve("users.txt"), "u1\n");

    assertThat(execute()).isEqualTo(1);
  }

  /** People who buy even items or odd ones, a few each. */
  private void shop(int people) {
    Random random = new Random(3);
    for (int n = 0; n < 8; n++) {
      for (int user = 0; user < people; user++) {
        int item = 2 * random.nextInt(ITEMS / 2) + user % 2;
        event("u" + user, "item-" + item, START.plusSeconds(n * 86_400L + user));
      }
    }
    event("u1", "item-1", START);
  }

  private void event(String user, String item, Instant at) {
    events.add(
        "{\"id\":\"e%d\",\"user\":\"%s\",\"type\":\"purchase\",\"item\":\"%s\",\"at\":\"%s\"}"
            .formatted(events.size(), user, item, at));
  }

  private Map<String, List<String>> evaluate(String... users) throws IOException {
    Files.write(directory.resolve("events.ndjson"), events);
    Files.write(directory.resolve("users.txt"), List.of(users));
    assertThat(execute()).isZero();
    Map<String, List<String>> lists = new TreeMap<>();
    for (String line : Files.readAllLines(directory.resolve("lists.tsv"))) {
      String[] columns = line.split("\t", -1);
      lists.put(columns[0], List.of(columns[1].split(",")));
    }
    return lists;
  }

  private static List<String> list(Map<String, List<String>> lists, String user) {
    return lists.getOrDefault(user, List.of());
  }

  private int execute(String... more) {
    return executeInto("lists.tsv", more);
  }

  private int executeInto(String lists, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "files",
                "--items=" + directory.resolve("items.ndjson"),
                "--events=" + directory.resolve("events.ndjson"),
                "--users=" + directory.resolve("users.txt"),
                "--lists=" + directory.resolve(lists)));
    words.addAll(List.of(more));
    return new CommandLine(new EvaluateCommand()).execute(words.toArray(new String[0]));
  }

  private static boolean isEven(String item) {
    return Integer.parseInt(item.substring("item-".length())) % 2 == 0;
  }
}
