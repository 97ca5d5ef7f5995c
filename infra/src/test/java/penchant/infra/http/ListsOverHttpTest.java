package penchant.infra.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import penchant.infra.http.ApiUnderTest.Answer;

class ListsOverHttpTest {

  private static ApiUnderTest api;

  @BeforeAll
  static void start() {
    api = ApiUnderTest.start();
    StringBuilder items = new StringBuilder();
    for (String id : List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l")) {
      items.append(
          "{\"id\":\"%s\",\"title\":\"Title of %s\",\"categories\":[\"%s\"],\"domain\":\"%s\"}\n"
              .formatted(id, id, id.compareTo("d") < 0 ? "x" : "y", "news"));
    }
    assertThat(api.post("/v1/items", items.toString()).body().get("accepted").asInt())
        .isEqualTo(12);
    api.post(
        "/v1/events",
        "[{\"user\":\"ann\",\"type\":\"purchase\",\"item\":\"a\",\"at\":1700000000},"
            + "{\"user\":\"ann\",\"type\":\"view\",\"item\":\"b\",\"at\":1700000100},"
            + "{\"user\":\"ann\",\"type\":\"view\",\"item\":\"c\",\"at\":1700000050}]");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void recommendationsHaveTheirShape() {
    Answer answer = api.get("/v1/users/ann/recommendations");

    assertThat(names(answer.body()))
        .containsExactly(
            "list",
            "user",
            "sequence",
            "round",
            "vectorSpace",
            "catalogue",
            "blend",
            "fold",
            "now",
            "items");
    assertThat(answer.body().get("blend").asText()).isEqualTo("configured");
    assertThat(answer.body().get("sequence").asLong()).isEqualTo(3);
    assertThat(answer.body().get("list").asText()).isNotEmpty();
    JsonNode first = answer.body().get("items").get(0);
    assertThat(names(first)).containsExactly("item", "title", "score", "parts", "why");
    double sum = 0;
    for (JsonNode part : first.get("parts")) {
      sum += part.asDouble();
    }
    assertThat(first.get("score").asDouble()).isCloseTo(sum, within(1e-12));
    assertThat(first.get("title").asText()).startsWith("Title of ");
  }

  @Test
  void aListLeavesOutWhatWasSeenUnlessRepeatsAreWelcome() {
    assertThat(ids(api.get("/v1/users/ann/recommendations?n=100"))).hasSize(9);
    assertThat(ids(api.get("/v1/users/ann/recommendations?n=100&repeat=true"))).hasSize(12);
    assertThat(ids(api.get("/v1/users/new/recommendations"))).hasSize(10);
  }

  @Test
  void parametersNarrowAndPageAList() {
    assertThat(ids(api.get("/v1/users/new/recommendations?category=x")))
        .containsExactlyInAnyOrder("a", "b", "c");
    assertThat(ids(api.get("/v1/users/new/recommendations?domain=none"))).isEmpty();
    assertThat(ids(api.get("/v1/users/new/recommendations?category=x&exclude=a,b")))
        .containsExactly("c");
    assertThat(ids(api.get("/v1/users/new/recommendations?category=x&exclude=a&exclude=b")))
        .containsExactly("c");
    List<String> page = ids(api.get("/v1/users/ann/recommendations?n=4"));
    assertThat(ids(api.get("/v1/users/ann/recommendations?n=2&offset=2")))
        .isEqualTo(page.subList(2, 4));
    assertThat(ids(api.get("/v1/users/ann/recommendations?explain=true&context.page=home")))
        .isNotEmpty();
  }

  @Test
  void aCategoryGivenTwiceOrWithACommaMeansAnyOfThem() {
    for (String query : List.of("category=x&category=none", "category=none,x", "category=x")) {
      assertThat(ids(api.get("/v1/users/new/recommendations?" + query)))
          .as(query)
          .containsExactlyInAnyOrder("a", "b", "c");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/v1/users/ann/recommendations?n=1&n=2; parameter n is given 2 times",
        "/v1/users/ann/recommendations?context.a=1&context.a=2; parameter context.a is given 2 times",
        "/v1/users/ann/recommendations?limit=5; there is no parameter 'limit' here, but afterSeq, at,",
        "/v1/users/ann/recommendations?context=winter; context.*, domain, exclude, explain, list, n,",
        "/v1/users/ann/recommendations?list=1-2-3-4&category=x; list goes with n, offset and explain",
        "/v1/users/ann/recommendations?list=1-2-3-4&repeat=true; list goes with n, offset and",
        "/v1/users/ann/interests?sequence=1; there is no parameter 'sequence' here, but at, seq",
        "/v1/users/ann/similar?N=1; there is no parameter 'N' here, but n",
        "/v1/users/ann/because/a?x=1; there is no parameter 'x' here, but n",
        "/v1/popular?clusters=3; there is no parameter 'clusters' here",
        "/v1/latest?cluster=3; there is no parameter 'cluster' here",
        "/v1/items/a/similar?top=3; there is no parameter 'top' here",
        "/v1/items/a?vectors=false; there is no parameter 'vectors' here, but vector"
      })
  void whatWouldNotBeObeyedIsSaid(String path, String detail) {
    Answer answer = api.get(path);

    assertThat(answer.isProblem(400)).isTrue();
    assertThat(answer.detail()).contains(detail);
  }

  @Test
  void anExplainedScoreAddsUpFromEventsAndRest() {
    Answer answer = api.get("/v1/users/ann/recommendations?n=3&explain=true");

    for (JsonNode item : answer.body().get("items")) {
      double sum = 0;
      for (JsonNode event : item.get("events")) {
        assertThat(names(event)).contains("type", "item", "at", "share", "parts");
        sum += event.get("share").asDouble();
      }
      for (JsonNode rest : item.get("rest")) {
        sum += rest.asDouble();
      }
      assertThat(item.get("events")).isNotEmpty();
      assertThat(names(item.get("rest"))).isEqualTo(names(item.get("parts")));
      assertThat(item.get("score").asDouble()).isCloseTo(sum, within(1e-9));
    }
  }

  @Test
  void becauseNamesTheEventsThatMadeAnItemFitWithSharesThatAddUp() {
    JsonNode because = api.get("/v1/users/ann/because/d").body();

    double sum = 0;
    for (JsonNode event : because.get("events")) {
      assertThat(names(event)).containsExactly("type", "item", "at", "share", "parts");
      sum += event.get("share").asDouble();
    }
    for (JsonNode rest : because.get("rest")) {
      sum += rest.asDouble();
    }
    assertThat(names(because))
        .containsExactly(
            "user",
            "item",
            "title",
            "sequence",
            "fold",
            "round",
            "vectorSpace",
            "catalogue",
            "blend",
            "now",
            "score",
            "parts",
            "why",
            "events",
            "rest");
    assertThat(because.get("events")).hasSize(3);
    assertThat(because.get("events").get(0).get("item").asText()).isEqualTo("a");
    assertThat(because.get("score").asDouble()).isCloseTo(sum, within(1e-9));
    assertThat(because.get("sequence").asLong()).isEqualTo(3);
    JsonNode listed = api.get("/v1/users/ann/recommendations?n=12").body().get("items");
    for (JsonNode item : listed) {
      if (item.get("item").asText().equals("d")) {
        assertThat(because.get("parts")).isEqualTo(item.get("parts"));
      }
    }
  }

  @Test
  void becauseAnswersForEveryItemOfTheCatalogueAndForEverybody() {
    for (String item : List.of("a", "b", "l")) {
      for (String user : List.of("ann", "never-heard-of")) {
        Answer answer = api.get("/v1/users/" + user + "/because/" + item + "?n=1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("events")).hasSizeLessThanOrEqualTo(1);
      }
    }
    assertThat(api.get("/v1/users/ann/because/nothing").isProblem(404)).isTrue();
    assertThat(api.get("/v1/users/ann/because/nothing").detail()).contains("'nothing'");
    assertThat(api.get("/v1/users/ann/because/a?n=0").isProblem(400)).isTrue();
  }

  @Test
  void becauseSaysWhyAnItemStandsInNoList() {
    assertThat(api.get("/v1/users/ann/because/a").body().path("keptOut").asText())
        .isEqualTo("seen");
    assertThat(api.get("/v1/users/ann/because/d").body().has("keptOut")).isFalse();
    assertThat(api.get("/v1/users/new/because/a").body().has("keptOut")).isFalse();
  }

  @Test
  void aListIsPinnedByTheSequenceTheRoundAndTheCatalogue() {
    JsonNode list = api.get("/v1/users/ann/recommendations?n=2").body();

    assertThat(list.get("list").asText()).startsWith("3-7-12-");
    assertThat(api.get("/v1/users/ann/recommendations?n=2&offset=2").body().get("list"))
        .isEqualTo(list.get("list"));
    assertThat(api.get("/v1/users/new/recommendations?n=2").body().get("list"))
        .isNotEqualTo(list.get("list"));
  }

  @ParameterizedTest
  @CsvSource({
    "n=0, n",
    "n=-1, n",
    "n=1001, n",
    "n=ten, n",
    "offset=-1, offset",
    "repeat=perhaps, repeat",
    "at=noon, at",
    "afterSeq=x, afterSeq",
    "n=99999999999999999999, n"
  })
  void parametersThatCannotBeAreNamed(String query, String name) {
    Answer answer = api.get("/v1/users/ann/recommendations?" + query);

    assertThat(answer.isProblem(400)).isTrue();
    assertThat(answer.detail()).startsWith("parameter " + name + " is ");
  }

  @Test
  void aListCanWaitForWhatWasJustWritten() {
    assertThat(api.get("/v1/users/ann/recommendations?afterSeq=3").status()).isEqualTo(200);

    Answer tooEarly = api.get("/v1/users/ann/recommendations?afterSeq=4");

    assertThat(tooEarly.isProblem(409)).isTrue();
    assertThat(tooEarly.detail()).contains("at sequence 3");
    assertThat(tooEarly.body().get("sequence").asLong()).isEqualTo(3);
    assertThat(tooEarly.body().get("afterSeq").asLong()).isEqualTo(4);
    assertThat(tooEarly.retryAfter()).isEqualTo("1");
  }

  @Test
  void listsForEverybodyHaveTheSameShape() {
    for (String path :
        List.of("/v1/popular", "/v1/popular?cluster=3", "/v1/latest", "/v1/items/a/similar")) {
      Answer answer = api.get(path);

      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(names(answer.body()))
          .contains("list", "round", "vectorSpace", "catalogue", "items");
      assertThat(ids(answer)).as(path).hasSize(10);
    }
    assertThat(ids(api.get("/v1/popular"))).startsWith("a");
    assertThat(ids(api.get("/v1/items/a/similar"))).doesNotContain("a");
    assertThat(api.get("/v1/popular?cluster=99").isProblem(404)).isTrue();
    assertThat(api.get("/v1/items/nothing/similar").isProblem(404)).isTrue();
  }

  @Test
  void clustersHaveTheirShape() {
    JsonNode clusters = api.get("/v1/clusters").body().get("clusters");

    assertThat(names(clusters.get(0)))
        .containsExactly("id", "size", "label", "terms", "items", "cohesion", "born");
    assertThat(clusters.get(0).get("items").toString())
        .isEqualTo("[{\"item\":\"a\",\"title\":\"Title of a\"}]");
    assertThat(api.get("/v1/clusters/3").body().get("label").asText()).isEqualTo("garden, spade");
    assertThat(api.get("/v1/clusters/4").isProblem(404)).isTrue();
    assertThat(api.get("/v1/clusters/x").isProblem(404)).isTrue();
  }

  @Test
  void interestsAreThoseOfNowOrOfAnyTime() {
    JsonNode now = api.get("/v1/users/ann/interests").body();
    JsonNode first = api.get("/v1/users/ann/interests?seq=1").body();
    JsonNode none = api.get("/v1/users/ann/interests?seq=0").body();
    JsonNode then = api.get("/v1/users/ann/interests?at=2023-11-14T22:14:10Z").body();

    assertThat(now.get("events").asInt()).isEqualTo(3);
    assertThat(names(now)).contains("clusters", "interests", "recent", "round", "fold");
    assertThat(first.get("sequence").asInt()).isEqualTo(1);
    assertThat(first.get("events").asInt()).isEqualTo(1);
    assertThat(none.get("events").asInt()).isZero();
    assertThat(then.get("events").asInt()).isEqualTo(2);
    assertThat(then.get("sequence").asInt()).isEqualTo(3);
    assertThat(then.get("now").asText()).isEqualTo("2023-11-14T22:14:10Z");
    assertThat(then.get("round").asInt()).isEqualTo(7);
    assertThat(api.get("/v1/users/nobody/interests").body().get("events").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "at=noon; parameter at is 'noon', must be RFC 3339 or epoch seconds",
        "at=; parameter at is '', must be RFC 3339 or epoch seconds",
        "at=2023-11-14T22:14:10; parameter at is '2023-11-14T22:14:10', must be RFC 3339",
        "seq=x; parameter seq is 'x', must be a whole number",
        "seq=-1; parameter seq is '-1', must be a whole number",
        "seq=; parameter seq is '', must be a whole number",
        "seq=4; parameter seq is 4, the journal of user 'ann' ends at 3",
        "seq=1&at=0; seq and at exclude each other, give one"
      })
  void interestsOfATimeThatCannotBeAreAProblemThatSaysWhy(String query, String detail) {
    Answer answer = api.get("/v1/users/ann/interests?" + query);

    assertThat(answer.isProblem(400)).isTrue();
    assertThat(answer.detail()).startsWith(detail);
  }

  @Test
  void whoNobodyKnowsGetsWhatIsPopular() {
    List<String> popular = ids(api.get("/v1/popular?n=12"));

    Answer answer = api.get("/v1/users/never-heard-of/recommendations?n=12");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(ids(answer)).isEqualTo(popular).startsWith("a");
    assertThat(answer.body().get("sequence").asLong()).isZero();
  }

  @Test
  void clustersSayHowWellTheyDo() {
    JsonNode body = api.get("/v1/clusters").body();

    assertThat(body.get("theta").toString())
        .isEqualTo(
            "{\"temperature\":0.2,\"perplexity\":1.5,\"calibrationError\":0.03,\"events\":400}");
    assertThat(body.get("audit").get("inertiaRatio").asDouble()).isEqualTo(1.01);
    assertThat(body.get("drift").get(0).get("clusters").toString()).isEqualTo("[3]");
    assertThat(body.get("drift").get(0).get("items").get(0).get("item").asText()).isEqualTo("a");
    JsonNode one = api.get("/v1/clusters/3").body();
    assertThat(one.get("medoids").get(0).get("item").asText()).isEqualTo("a");
    assertThat(one.get("drift").get(0).get("round").asLong()).isEqualTo(6);
  }

  @Test
  void theMapSaysWhereClustersLie() {
    JsonNode body = api.get("/v1/clusters/map").body();

    assertThat(names(body.get("clusters").get(0))).containsExactly("id", "size", "label", "x", "y");
    assertThat(body.get("round").asInt()).isEqualTo(7);
  }

  @Test
  void theLineageOfAClusterSaysWhenWhatHappenedAndWhoCameFromWhere() {
    Answer told = api.get("/v1/clusters/3/lineage");

    assertThat(told.body().toString())
        .isEqualTo(
            "{\"cluster\":3,\"label\":\"garden, spade\",\"lives\":true,"
                + "\"born\":\"2026-06-01T12:00:00Z\",\"lineage\":[{\"what\":\"split\",\"round\":4,"
                + "\"at\":\"2026-06-01T12:00:00Z\",\"untilRound\":4,"
                + "\"until\":\"2026-06-01T12:00:00Z\",\"clusters\":[2],\"people\":12,"
                + "\"distance\":0.0,\"came\":[{\"people\":1},{\"cluster\":2,\"people\":11}],"
                + "\"went\":[]}]}");
    assertThat(api.get("/v1/clusters/4/lineage").isProblem(404)).isTrue();
    assertThat(api.get("/v1/clusters/x/lineage").isProblem(404)).isTrue();
    assertThat(api.get("/v1/clusters/99/lineage").isProblem(503)).isTrue();
  }

  @Test
  void aReplayIsStartedAndWatched() {
    Answer started = api.post("/v1/replays", "{\"check\":true}");

    assertThat(started.status()).isEqualTo(202);
    assertThat(started.body().toString()).isEqualTo("{\"replay\":\"r1\"}");
    assertThat(api.get("/v1/replays/r1").body().toString())
        .isEqualTo(
            "{\"replay\":\"r1\",\"state\":\"running\",\"users\":2,\"total\":9,\"events\":30,"
                + "\"events_per_s\":15,\"differences\":1,\"differing\":[\"ann\"]}");
    assertThat(api.get("/v1/replays/r2").isProblem(404)).isTrue();
    assertThat(api.post("/v1/replays", "").status()).isEqualTo(202);
  }

  @Test
  void aReplayThatThereIsNotIsNotTakenForACheck() {
    for (String body :
        List.of("{\"fold\":\"v2\"}", "{\"check\":true,\"model\":\"m\"}", "[1]", "{")) {
      assertThat(api.post("/v1/replays", body).isProblem(400)).as(body).isTrue();
    }
  }

  @Test
  void statusIsWhatTheNodeSaysOfItself() {
    assertThat(api.get("/v1/status").body().get("round").asInt()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two words",
        "a/b",
        "/",
        "//",
        "100%",
        "%2F",
        "x|y",
        "née",
        "😀",
        "a+b",
        "?",
        "#",
        ".a.",
        "a;b",
        "\"q\"",
        "a,b",
        "日本",
        "\\",
        "a&b=c",
        "~",
        ".",
        "..",
        "..."
      })
  void everyIdWorksInPaths(String id) {
    String path =
        URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace(".", "%2E");
    String json = "\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";

    int put = api.put("/v1/items/" + path, "{\"title\":\"t\"}").status();
    Answer item = api.get("/v1/items/" + path);
    api.post("/v1/events", "{\"type\":\"view\",\"user\":%s,\"item\":%s}".formatted(json, json));
    Answer interests = api.get("/v1/users/" + path + "/interests");
    Answer list = api.get("/v1/users/" + path + "/recommendations");
    Answer similar = api.get("/v1/items/" + path + "/similar");
    int deleted = api.delete("/v1/items/" + path).status();

    assertThat(put).isEqualTo(201);
    assertThat(item.body().get("id").asText()).isEqualTo(id);
    assertThat(interests.body().get("user").asText()).isEqualTo(id);
    assertThat(interests.body().get("events").asInt()).isEqualTo(1);
    assertThat(list.body().get("user").asText()).isEqualTo(id);
    assertThat(similar.body().get("item").asText()).isEqualTo(id);
    assertThat(deleted).isEqualTo(204);
  }

  private static List<String> names(JsonNode object) {
    Iterator<String> names = object.fieldNames();
    List<String> list = new ArrayList<>();
    names.forEachRemaining(list::add);
    return list;
  }

  private static List<String> ids(Answer answer) {
    List<String> ids = new ArrayList<>();
    answer.body().get("items").forEach(item -> ids.add(item.get("item").asText()));
    Set<String> distinct = new HashSet<>(ids);
    assertThat(distinct).hasSameSizeAs(ids);
    return ids;
  }
}
