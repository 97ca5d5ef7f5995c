package penchant.infra.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsTest {

  private static final String RETAIL_HEADER =
      "timestamp\tuser_id\titem_id\tevent\tquantity\tunit_price\tinvoice\n";

  @TempDir private Path directory = Path.of(".");

  @Test
  void retailPartsAreOneFeedWhosePurchasesAndReturnsCarryQuantities() throws Exception {
    write("items.tsv", "item_id\ttitle\nA1\tRED MUG\nA2\t\n");
    writeGzip("events.part1.tsv.gz", RETAIL_HEADER + "1291191960\tu1\tA1\tpurchase\t6\t4.25\t1\n");
    writeGzip("events.part2.tsv.gz", RETAIL_HEADER + "1291191970\tu1\tA1\treturn\t-2\t4.25\tC1\n");

    Input input = Format.retail(directory);

    assertThat(items(input))
        .containsExactly(
            "{\"id\":\"A1\",\"title\":\"RED MUG\",\"domain\":\"commerce\"}",
            "{\"id\":\"A2\",\"title\":\"A2\",\"domain\":\"commerce\"}");
    assertThat(events(input, Optional.empty()))
        .containsExactly(
            "{\"user\":\"u1\",\"type\":\"purchase\",\"at\":\"2010-12-01T08:26:00Z\","
                + "\"item\":\"A1\",\"value\":6.0,\"offset\":1}",
            "{\"user\":\"u1\",\"type\":\"return\",\"at\":\"2010-12-01T08:26:10Z\","
                + "\"item\":\"A1\",\"value\":2.0,\"offset\":2}");
  }

  @Test
  void aFileOfRetailEventsAloneGoesOnWithoutItemsAndSaysSo() throws Exception {
    Path train = write("train.tsv", RETAIL_HEADER + "1291191960\tu1\tA1\tpurchase\t6\t4\t1\n");

    Input input = Retail.open(train, Optional.empty());

    assertThat(input.notes()).singleElement().asString().contains("--items FILE");
    assertThat(items(input)).isEmpty();
    assertThat(events(input, Optional.empty())).hasSize(1);
  }

  @Test
  void aBrokenRowIsNamedByFileLineAndWhatIsExpected() throws Exception {
    Path train =
        write(
            "train.tsv",
            RETAIL_HEADER,
            "1291191960\tu1\tA1\tpurchase\t6\t4\t1\n",
            "yesterday\tu1\tA1\tpurchase\t6\t4\t1\n");

    assertThatThrownBy(() -> events(Retail.open(train, Optional.empty()), Optional.empty()))
        .isInstanceOf(UnreadableInputException.class)
        .hasMessage(train + ", line 3: timestamp is 'yesterday', expected seconds since 1970");
  }

  @Test
  void aMissingColumnIsNamed() throws Exception {
    Path train = write("train.tsv", "when\twho\n1\t2\n");

    assertThatThrownBy(() -> events(Retail.open(train, Optional.empty()), Optional.empty()))
        .hasMessageContaining("line 1: no column 'timestamp' among [when, who]");
  }

  @Test
  void aDirectoryWithoutEventsSaysWhatBelongsThere() {
    assertThatThrownBy(() -> Retail.open(directory, Optional.empty()))
        .hasMessageContaining("expected those and items.tsv");
  }

  @Test
  void movielensRatingsAndTagsComeInOrderOfTimeEachWithOffsetsOfItsOwnFile() throws Exception {
    write(
        "movies.csv",
        "movieId,title,genres\n1,\"Heat, The (1995)\",Action|Crime\n2,Up,(no genres listed)\n");
    write("overviews.tsv", "movieId\ttmdbId\toverview\n1\t5\tA \"plot\".\n");
    write("ratings.csv", "userId,movieId,rating,timestamp\n1,1,4.0,300\n1,2,3.5,100\n");
    write("tags.csv", "userId,movieId,tag,timestamp\n1,1,\"tense, long\",200\n");

    Input input = Movielens.open(directory, Optional.empty());

    assertThat(items(input))
        .containsExactly(
            "{\"id\":\"1\",\"title\":\"Heat, The (1995)\",\"domain\":\"entertainment\","
                + "\"categories\":[\"Action\",\"Crime\"],\"text\":\"A \\\"plot\\\".\"}",
            "{\"id\":\"2\",\"title\":\"Up\",\"domain\":\"entertainment\",\"categories\":[]}");
    assertThat(events(input, Optional.empty()))
        .containsExactly(
            "{\"user\":\"1\",\"type\":\"rating\",\"at\":\"1970-01-01T00:01:40Z\","
                + "\"item\":\"2\",\"value\":3.5,\"offset\":1}",
            "{\"user\":\"1\",\"type\":\"comment\",\"at\":\"1970-01-01T00:03:20Z\","
                + "\"item\":\"1\",\"text\":\"tense, long\",\"offset\":1}",
            "{\"user\":\"1\",\"type\":\"rating\",\"at\":\"1970-01-01T00:05:00Z\","
                + "\"item\":\"1\",\"value\":4.0,\"offset\":2}");
  }

  @Test
  void aLoadUpToSomeTimeLeavesTheOffsetsOfTheRestForLater() throws Exception {
    Path ratings =
        write(
            "ratings.csv",
            "userId,movieId,rating,timestamp\n1,9,5.0,300\n1,8,4.0,100\n1,7,3.0,200\n");
    Input input = Movielens.open(ratings, Optional.empty());

    List<String> early = events(input, Optional.of(Instant.ofEpochSecond(250)));
    List<String> all = events(input, Optional.empty());

    assertThat(early).hasSize(2);
    assertThat(all).startsWith(early.toArray(String[]::new)).hasSize(3);
    assertThat(all.get(2)).contains("\"item\":\"9\"").contains("\"offset\":3");
  }

  @Test
  void mindHistoryComesOnceAndOnlyClicksCount() throws Exception {
    write("news.tsv", "N1\tsports\tgolf\tA putt\tIt went in.\thttps://example.org\t[]\t[]\n");
    write(
        "behaviors.tsv",
        "1\tU1\t11/13/2019 8:36:57 AM\tN1 N2\tN3-1 N4-0\n",
        "2\tU1\t11/13/2019 9:36:57 PM\tN1 N2\tN5-1\n");

    Input input = Mind.open(directory, Optional.empty());

    assertThat(items(input))
        .containsExactly(
            "{\"id\":\"N1\",\"title\":\"A putt\",\"domain\":\"news\",\"text\":\"It went in.\","
                + "\"categories\":[\"sports\",\"golf\"]}");
    assertThat(events(input, Optional.empty()))
        .hasSize(4)
        .allMatch(event -> event.contains("\"type\":\"click\""))
        .last()
        .asString()
        .contains("2019-11-13T21:36:57Z")
        .contains("N5");
  }

  @Test
  void gorseFeedbackKeepsItsTypesOrTakesTheNearest() throws Exception {
    write(
        "items.csv",
        "item_id,is_hidden,categories,time_stamp,labels,description\r\n",
        "7,true,x|y,2020-01-01 01:01:01.000000001 +0000 UTC,a|b,\"o,n,e\"\r\n");
    write(
        "feedback.csv",
        "feedback_type,user_id,item_id,time_stamp\r\n",
        "read,2,7,2020-01-01 01:01:01 +0000 UTC\r\n",
        "share,1,7,0001-01-01 00:00:00 +0000 UTC\r\n");

    Input input = Gorse.open(directory, Optional.empty());

    assertThat(items(input))
        .containsExactly(
            "{\"id\":\"7\",\"title\":\"o,n,e\",\"hidden\":true,"
                + "\"at\":\"2020-01-01T01:01:01Z\","
                + "\"categories\":[\"x\",\"y\"],\"labels\":[\"a\",\"b\"]}");
    assertThat(events(input, Optional.empty()))
        .containsExactly(
            "{\"user\":\"2\",\"type\":\"view\",\"at\":\"2020-01-01T01:01:01Z\",\"item\":\"7\",\"offset\":1}",
            "{\"user\":\"1\",\"type\":\"share\",\"item\":\"7\",\"offset\":2}");
  }

  @Test
  void ndjsonKeepsASourceOfItsOwn() throws Exception {
    Path file =
        write(
            "events.ndjson",
            "{\"user\":\"a\",\"type\":\"view\",\"item\":\"i\",\"source\":\"kafka-3\",\"offset\":77}\n\n",
            "{\"user\":\"a\",\"type\":\"view\",\"item\":\"j\",\"at\":5}\n");

    List<String> events = events(Ndjson.open(file, Optional.empty()), Optional.empty());

    assertThat(events.get(0)).contains("\"source\":\"kafka-3\",\"offset\":77");
    assertThat(events.get(1)).endsWith("\"offset\":2}");
  }

  @Test
  void anEventWithoutATimeKeepsItsPlaceSoThatALaterLoadLosesNothing() throws Exception {
    for (List<Integer> times : List.of(List.of(100, 0, 300, 0), List.of(300, 0, 100, 0))) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < times.size(); i++) {
        String at = times.get(i) == 0 ? "" : ",\"at\":" + times.get(i);
        lines.append("{\"user\":\"a\",\"type\":\"view\",\"item\":\"i%d\"%s}\n".formatted(i, at));
      }
      Input input = Ndjson.open(write("events.ndjson", lines.toString()), Optional.empty());

      List<String> early = events(input, Optional.of(Instant.ofEpochSecond(200)));
      List<String> all = events(input, Optional.empty());

      assertThat(early).hasSize(2);
      assertThat(all).startsWith(early.toArray(String[]::new)).hasSize(4);
    }
  }

  @Test
  void aLineThatIsNotJsonIsNamed() throws Exception {
    Path file = write("events.ndjson", "{\"user\":\"a\"}\n{\"user\"\n");

    assertThatThrownBy(() -> events(Ndjson.open(file, Optional.empty()), Optional.empty()))
        .hasMessageContaining("events.ndjson, line 2: not JSON");
  }

  private static final class Format {
    static Input retail(Path path) throws IOException {
      return LoadCommand.Format.retail.open(path, Optional.empty());
    }
  }

  private static List<String> items(Input input) throws Exception {
    List<String> items = new ArrayList<>();
    input.items().read(item -> items.add(item.toString()));
    return items;
  }

  /** The events as sent, without the hash. */
  private static List<String> events(Input input, Optional<Instant> until) throws Exception {
    List<String> events = new ArrayList<>();
    FeedScan.read(
        Loader.scan(input, until),
        until,
        event ->
            events.add(
                event.json().toString().replaceAll("\"source\":\"sha256:[0-9a-f]{32}\",", "")));
    return events;
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.writeString(directory.resolve(name), String.join("", lines));
  }

  private void writeGzip(String name, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve(name)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
