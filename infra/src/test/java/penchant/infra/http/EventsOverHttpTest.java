package penchant.infra.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import penchant.domain.behavior.Behavior;
import penchant.infra.http.ApiUnderTest.Answer;

class EventsOverHttpTest {

  private static ApiUnderTest api;

  @BeforeAll
  static void start() {
    api = ApiUnderTest.start();
    api.put("/v1/items/spade", "{\"title\":\"A spade\"}");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void anObjectAnArrayAndLinesAreToldApartByTheirShape() {
    String event = "{\"user\":\"shape\",\"type\":\"view\",\"item\":\"spade\"}";

    assertThat(accepted(event)).isEqualTo(1);
    assertThat(accepted("  \n" + event.replace(",", ",\n") + "\n\n")).isEqualTo(1);
    assertThat(accepted("[" + event + ",\n" + event + "]")).isEqualTo(2);
    assertThat(accepted(event + "\n" + event + "\r\n\n" + event + "\n")).isEqualTo(3);
    assertThat(accepted("\uFEFF" + event)).isEqualTo(1);
  }

  @Test
  void theAnswerCountsAndNamesTheSequenceOfEachUser() {
    Answer first =
        post(
            "[{\"id\":\"1\",\"user\":\"ann\",\"type\":\"view\",\"item\":\"spade\"},"
                + "{\"id\":\"1\",\"user\":\"ann\",\"type\":\"view\",\"item\":\"spade\"},"
                + "{\"user\":\"bob\",\"type\":\"stare\",\"item\":\"spade\"},"
                + "{\"id\":\"1\",\"user\":\"cid\",\"type\":\"cart\",\"item\":\"spade\",\"value\":2}]");

    assertThat(first.body().toString())
        .startsWith("{\"accepted\":2,\"duplicates\":1,\"rejected\":[{\"index\":2,\"reason\":\"type")
        .endsWith("\"sequence\":{\"ann\":1,\"cid\":1}}");
  }

  @Test
  void anEventOfAFeedCountsOnceByItsOffset() {
    String event =
        "{\"user\":\"fed\",\"type\":\"view\",\"item\":\"spade\",\"source\":\"f\",\"offset\":5}";

    post(event);
    Answer again = post(event);

    assertThat(again.body().get("duplicates").asInt()).isEqualTo(1);
  }

  @Test
  void anEventThatSaysAFieldTwiceIsRefusedForItAndTheOthersAreTaken() {
    Answer answer =
        post(
            "[{\"user\":\"bob\",\"type\":\"view\",\"item\":\"spade\",\"user\":\"carl\"},"
                + "{\"user\":\"dora\",\"type\":\"view\",\"item\":\"spade\"}]");

    assertThat(answer.body().get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.body().at("/rejected/0/reason").asText()).isEqualTo("'user' is given twice");
  }

  @Test
  void theItemsVectorWinsOverTheTextWhichIsKept() {
    post("{\"user\":\"dan\",\"type\":\"view\",\"item\":\"spade\",\"text\":\"<b>nice</b>\"}");

    Behavior behavior = only("dan");
    assertThat(behavior.text()).isEqualTo("nice");
    assertThat(behavior.vectorSpace()).isEqualTo("fake");
    assertThat(
            behavior.vector().orElseThrow().toEmbedding().cosine(FakeEmbedder.embedding("A spade")))
        .isGreaterThan(0.999);
    assertThat(behavior.at()).isEqualTo(ApiUnderTest.NOW);
  }

  @Test
  void aTextWithoutAnItemIsEmbedded() {
    post("{\"user\":\"eve\",\"type\":\"search\",\"text\":\"garden\"}");

    assertThat(
            only("eve")
                .vector()
                .orElseThrow()
                .toEmbedding()
                .cosine(FakeEmbedder.embedding("garden")))
        .isGreaterThan(0.999);
  }

  @Test
  void anItemThatNobodyKnowsLeavesTheEventUnresolved() {
    api.catalogue.putInTableOnly("just-put-elsewhere");

    Answer told = post("{\"user\":\"fay\",\"type\":\"view\",\"item\":\"never-heard-of\"}");
    assertThat(told.body().get("unknownItems")).hasToString("[\"never-heard-of\"]");
    post("{\"user\":\"gil\",\"type\":\"view\",\"item\":\"just-put-elsewhere\"}");

    long counted = api.intakeCounters.ofUnknownItems();
    Answer many =
        post(
            IntStream.range(0, 30)
                .mapToObj(i -> "{\"user\":\"u\",\"type\":\"view\",\"item\":\"no-" + i + "\"}")
                .collect(Collectors.joining("\n")));
    assertThat(many.body().get("accepted").asInt()).isEqualTo(30);
    assertThat(many.body().get("unknownItems")).hasSize(20).first().hasToString("\"no-0\"");
    assertThat(api.intakeCounters.ofUnknownItems()).isEqualTo(counted + 30);
    assertThat(only("fay").vector()).isEmpty();
    assertThat(only("gil").vector()).isPresent();
  }

  @Test
  void aCommentWithoutAValueGetsThePolarityOfItsText() {
    post("{\"user\":\"hal\",\"type\":\"comment\",\"item\":\"spade\",\"text\":\"bad\"}");
    post("{\"user\":\"ida\",\"type\":\"comment\",\"item\":\"spade\",\"text\":\"bad\",\"value\":1}");
    post("{\"user\":\"jim\",\"type\":\"comment\",\"item\":\"spade\"}");

    assertThat(only("hal").value()).isEqualTo(OptionalDouble.of(-1));
    assertThat(only("ida").value()).isEqualTo(OptionalDouble.of(1));
    assertThat(only("jim").value()).isEmpty();
  }

  @Test
  void timesComeAsRfc3339OrEpochSeconds() {
    for (String at :
        List.of(
            "\"2024-01-02T03:04:05.678Z\"",
            "\"2024-01-02T04:04:05.678+01:00\"",
            "\"2024-01-02t03:04:05.678z\"",
            "1704164645.678")) {
      post("{\"user\":\"kim\",\"type\":\"view\",\"item\":\"spade\",\"at\":" + at + "}");
    }

    assertThat(api.users.behaviors("kim"))
        .hasSize(4)
        .allMatch(one -> one.at().toString().equals("2024-01-02T03:04:05.678Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'type':'stare','item':'i'; type 'stare' is unknown",
        "'item':'i'; type is missing",
        "'type':'view'; item and text are missing",
        "'type':'view','item':''; item is empty",
        "'type':'view','item':'a\\nb'; control character U+000A",
        "'type':'view','item':'a\\u0000b'; control character U+0000",
        "'type':'view','item':'\\ud800'; half a character",
        "'type':'view','item':7; item must be a string, was '7'",
        "'type':'view','item':['i']; item must be a string, was an array",
        "'type':'view','item':{'a':{'b':1}}; item must be a string, was an object",
        "'type':'rating','item':'i','value':NaN; value NaN is out of range",
        "'type':'rating','item':'i','value':1e308; value 1.0E308 is out of range",
        "'type':'rating','item':'i','value':1e999; value Infinity is out of range",
        "'type':'rating','item':'i','value':-1; stars from 0 to 5",
        "'type':'rating','item':'i','value':'5'; value must be a number, was the string '5'",
        "'type':'rating','item':'i','value':true; value must be a number, was 'true'",
        "'type':'purchase','item':'i','value':0; a quantity above 0",
        "'type':'view','item':'i','at':'9999-12-31T23:59:59Z'; lies ahead",
        "'type':'view','item':'i','at':'1989-12-31T23:59:59Z'; too early",
        "'type':'view','item':'i','at':'yesterday'; at must be a time",
        "'type':'view','item':'i','at':'2024-01-02T03:04:05'; at must be a time",
        "'type':'view','item':'i','at':1e300; at must be a time",
        "'type':'view','item':'i','at':true; at must be a time",
        "'type':'view','item':'i','offset':5; it needs a source",
        "'type':'view','item':'i','source':'s','offset':1.5; offset must be a whole number",
        "'type':'view','item':'i','context':['a']; context must be an object",
        "'type':'view','item':'i','context':{'a':{}}; context 'a' must be a string",
        "'type':'search','text':'<p> </p>'; text holds nothing to read",
        "'type':'search','text':'indigestible'; more than the encoder can digest",
      })
  void whatCannotBeIsRefusedWithAReasonAndTheOthersGoOn(String fields, String reason) {
    int before = api.users.behaviors("lea").size();
    String bad = "{\"user\":\"lea\"," + fields.replace('\'', '"').strip() + "}";
    String good = "{\"user\":\"lea\",\"type\":\"view\",\"item\":\"spade\"}";

    Answer answer = post("[" + bad + "," + good + "]");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.body().get("rejected")).hasSize(1);
    assertThat(answer.body().get("rejected").get(0).get("index").asInt()).isZero();
    assertThat(answer.body().get("rejected").get(0).get("reason").asText()).contains(reason);
    assertThat(api.users.behaviors("lea")).hasSize(before + 1);
    Answer alone = post(bad);
    assertThat(alone.isProblem(400)).isTrue();
    assertThat(alone.detail()).contains(reason);
    assertThat(alone.body().get("rejected")).hasSize(1);
    assertThat(api.users.behaviors("lea")).hasSize(before + 1);
  }

  @Test
  void idsAndTextsThatAreTooLongAreRefused() {
    Answer answer =
        post(
            "[{\"user\":\""
                + "x".repeat(129)
                + "\",\"type\":\"view\",\"item\":\"i\"},{\"user\":\"\",\"type\":\"view\",\"item\":\"i\"},"
                + "{\"user\":\"long\",\"type\":\"search\",\"text\":\""
                + "x".repeat(1_000_000)
                + "\"}]");

    assertThat(answer.isProblem(400)).isTrue();
    assertThat(answer.body().get("accepted").asInt()).isZero();
    assertThat(answer.body().get("rejected").findValuesAsText("reason"))
        .satisfiesExactly(
            one -> assertThat(one).contains("129 characters"),
            two -> assertThat(two).contains("user is empty"),
            three -> assertThat(three).contains("text has 1000000 characters"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"user\":\"uma\",\"type\":\"stare\",\"item\":\"spade\"}]",
        "[{\"user\":\"uma\",\"type\":\"stare\",\"item\":\"spade\"},1]",
        "{\"user\":\"uma\",\"type\":\"search\",\"text\":\"indigestible\"}\n{\"user\":\"uma\"}",
        "[{\"user\":\"uma\",\"type\":\"search\",\"text\":\"indigestible\"}]"
      })
  void aRequestOfWhichNothingCanBeTakenIsAProblemWithAllReasons(String body) {
    Answer answer = post(body);

    assertThat(answer.isProblem(400)).isTrue();
    assertThat(answer.body().get("accepted").asInt()).isZero();
    assertThat(answer.body().get("duplicates").asInt()).isZero();
    assertThat(answer.body().get("sequence")).isEmpty();
    assertThat(answer.body().get("rejected")).isNotEmpty();
    assertThat(answer.detail())
        .contains(answer.body().get("rejected").get(0).get("reason").asText());
    assertThat(api.users.behaviors("uma")).isEmpty();
  }

  @Test
  void aDuplicateIsTakenAlthoughNothingIsRecorded() {
    String event = "{\"id\":\"1\",\"user\":\"vic\",\"type\":\"view\",\"item\":\"spade\"}";
    post(event);

    Answer again = post("[" + event + ",{}]");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().get("duplicates").asInt()).isEqualTo(1);
  }

  @Test
  void moreIdsOfOneUserThanAreRememberedAreRefusedWhole() {
    String body =
        IntStream.range(0, 1_001)
            .mapToObj(
                i ->
                    "{\"id\":\"%d\",\"user\":\"wes\",\"type\":\"view\",\"item\":\"spade\"}"
                        .formatted(i))
            .collect(Collectors.joining("\n"));

    Answer refused = post(body);

    assertThat(refused.isProblem(413)).isTrue();
    assertThat(refused.detail()).contains("more than 1000 events of user 'wes'");
    assertThat(api.users.behaviors("wes")).isEmpty();
    String fits = body.substring(body.indexOf('\n') + 1);
    assertThat(accepted(fits)).isEqualTo(1_000);
    assertThat(post(fits).body().get("duplicates").asInt()).isEqualTo(1_000);
  }

  @Test
  void whatIsNoJsonIsSaidInOwnWords() {
    String event = "{\"user\":\"xia\",\"type\":\"view\",\"item\":\"spade\"}";

    Answer lines = post(event + "\n{\"user\":xia}\n{\"user\":\n" + "{\"a\":".repeat(100));

    assertThat(lines.body().get("rejected").findValuesAsText("reason"))
        .containsExactly(
            "the line is not JSON: it cannot go on as it does at column 9",
            "the line is not JSON: it ends before all that was opened is closed",
            "the line is not JSON: it is nested too deeply, or a name or a number in it is too"
                + " long");
    assertThat(post("[{\n\"user\": xia}]").detail())
        .isEqualTo(
            "the body is not JSON: it cannot go on as it does at line 2, column 9; nothing was"
                + " taken");
    assertThat(post("{\"user\":\"a\\u0000b\",\"type\":\"view\",\"item\":\"i\"}").detail())
        .isEqualTo("user holds the control character U+0000 at place 2, which an id must not");
  }

  @Test
  void aBrokenLineInTheMiddleIsRejectedAndTheOthersGoOn() {
    String event = "{\"user\":\"mia\",\"type\":\"view\",\"item\":\"spade\"}";

    Answer answer =
        post(
            event
                + "\n{\"user\":\"mia\",\"type\":\n"
                + event
                + "\n[1,2]\n"
                + event
                + " {}\n"
                + "{\"a\":".repeat(1_000)
                + "\n"
                + event);

    assertThat(answer.body().get("accepted").asInt()).isEqualTo(3);
    assertThat(answer.body().get("rejected").findValuesAsText("index"))
        .containsExactly("1", "3", "4", "5");
  }

  @Test
  void aBrokenFirstLineIsRejectedToo() {
    Answer answer =
        post("{\"user\":\"nat\n{\"user\":\"nat\",\"type\":\"view\",\"item\":\"spade\"}\n");

    assertThat(answer.body().get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.body().get("rejected").findValuesAsText("index")).containsExactly("0");
  }

  @Test
  void elementsThatAreNoObjectsAreRejectedWithTheirIndex() {
    Answer answer =
        post("[1,{\"user\":\"oda\",\"type\":\"view\",\"item\":\"spade\"},null,[{}],\"x\"]");

    assertThat(answer.body().get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.body().get("rejected").findValuesAsText("index"))
        .containsExactly("0", "2", "3", "4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n\t\n",
        "[]",
        "{",
        "{\"user\":\"pam\",\"type\":\"view\",\"item\":\"spade\"",
        "[{\"user\":\"pam\",\"type\":\"view\",\"item\":\"spade\"}",
        "[{\"user\":\"pam\",\"type\":\"view\",\"item\":\"spade\"},]",
        "[{\"user\":\"pam\",\"type\":\"view\",\"item\":\"spade\"}] and more",
        "[{\"user\":\"pam\",\"type\":\"view\",\"item\":\"spade\"},{\"user\":pam}]",
        "\"text\"",
        "42",
        "user=pam&type=view"
      })
  void whatIsNoJsonIsAProblemAndNothingIsRecorded(String body) {
    Answer answer = post(body);

    assertThat(answer.isProblem(400)).isTrue();
    assertThat(api.users.behaviors("pam")).isEmpty();
  }

  @Test
  void deepNestingAndBrokenUnicodeAreProblemsNotFailures() {
    assertThat(post("{\"a\":" + "[".repeat(100_000)).isProblem(400)).isTrue();
    assertThat(api.post("/v1/events", new byte[] {'[', '"', (byte) 0xC3, '"', ']'}).isProblem(400))
        .isTrue();
    assertThat(
            accepted(
                "{\"user\":\"quin\",\"type\":\"view\",\"item\":\"spade\",\"x\":[[{}]],\"id\":null}"))
        .isEqualTo(1);
  }

  @Test
  void aBodyOverTheLimitIsTooLarge() {
    byte[] body = " ".repeat(8 * 1024 * 1024 + 1).getBytes(StandardCharsets.UTF_8);

    Answer answer = api.post("/v1/events", body);

    assertThat(answer.isProblem(413)).isTrue();
    assertThat(answer.detail()).contains("8388608");
  }

  @Test
  void aCompressedBodyIsNotTaken() {
    assertThat(
            api.send(
                    api.request("/v1/events")
                        .header("Content-Encoding", "gzip")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("x")))
                .isProblem(415))
        .isTrue();
  }

  @Test
  void theEventsOfOneUserAreHandedOnTogetherInTheirOrder() {
    String body =
        IntStream.range(0, 1_200)
            .mapToObj(
                i ->
                    "{\"user\":\"rob\",\"type\":\"purchase\",\"item\":\"spade\",\"id\":\""
                        + i
                        + "\",\"source\":\"feed\",\"offset\":"
                        + i
                        + "}")
            .collect(Collectors.joining("\n"));

    assertThat(accepted(body)).isEqualTo(1_200);

    assertThat(api.users.batches()).contains(1_200);
    assertThat(api.users.behaviors("rob").stream().map(one -> one.key().id().orElseThrow()))
        .isEqualTo(IntStream.range(0, 1_200).mapToObj(Integer::toString).toList());
  }

  private static Answer post(String body) {
    return api.post("/v1/events", body);
  }

  private static int accepted(String body) {
    Answer answer = post(body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body().get("accepted").asInt();
  }

  private static Behavior only(String user) {
    List<Behavior> behaviors = api.users.behaviors(user);
    assertThat(behaviors).hasSize(1);
    return behaviors.get(0);
  }
}
