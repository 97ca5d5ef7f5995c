package penchant.infra.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import penchant.infra.http.ApiUnderTest.Answer;

class ItemsAndProblemsOverHttpTest {

  private static ApiUnderTest api;

  @BeforeAll
  static void start() {
    api = ApiUnderTest.start();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void anItemIsPutReplacedReadAndDeleted() {
    String json =
        "{\"title\":\"T\",\"text\":\"x\",\"categories\":[\"c\"],\"labels\":[\"l\"],\"domain\":\"news\","
            + "\"at\":1700000000,\"hidden\":true,\"vector\":[1,0,0,0],\"more\":{\"a\":[1]}}";

    assertThat(api.put("/v1/items/i1", json).status()).isEqualTo(201);
    assertThat(api.put("/v1/items/i1", json).status()).isEqualTo(200);
    assertThat(api.get("/v1/items/i1").body().toString())
        .isEqualTo(
            "{\"id\":\"i1\",\"title\":\"T\",\"text\":\"x\",\"categories\":[\"c\"],\"labels\":[\"l\"],"
                + "\"domain\":\"news\",\"at\":\"2023-11-14T22:13:20Z\",\"hidden\":true,"
                + "\"vector\":[1.0,0.0,0.0,0.0]}");
    assertThat(api.get("/v1/items/i1?vector=false").body().has("vector")).isFalse();
    assertThat(api.delete("/v1/items/i1").status()).isEqualTo(204);
    assertThat(api.delete("/v1/items/i1").isProblem(404)).isTrue();
    assertThat(api.get("/v1/items/i1").isProblem(404)).isTrue();
  }

  @Test
  void callsThatWriteTakeNoParametersAndWriteNothingWhereOneIsGiven() {
    List<Answer> refused =
        List.of(
            api.put("/v1/items/p1?domain=news", "{\"title\":\"T\"}"),
            api.post("/v1/items?upsert=true", "{\"id\":\"p1\"}"),
            api.post("/v1/events?durable=no", "{\"user\":\"p\",\"type\":\"view\",\"item\":\"p1\"}"),
            api.delete("/v1/items/p1?force=true"));

    assertThat(refused)
        .allSatisfy(
            answer -> {
              assertThat(answer.isProblem(400)).isTrue();
              assertThat(answer.detail()).startsWith("there is no parameter '").contains("nor any");
            });
    assertThat(api.get("/v1/items/p1").isProblem(404)).isTrue();
    assertThat(api.get("/v1/users/p/interests").body().get("sequence").asInt()).isZero();
  }

  @Test
  void manyItemsAreTakenWithAReasonForEachRefusal() {
    Answer answer =
        api.post(
            "/v1/items",
            "[{\"id\":\"m1\",\"title\":\"a\"},{\"title\":\"b\"},{\"id\":\"m3\",\"vector\":[1,2]},"
                + "{\"id\":\"m4\",\"hidden\":\"no\"},{\"id\":\"a\\nb\"},{\"id\":\"m5\",\"categories\":[1]}]");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.body().get("rejected").findValuesAsText("reason"))
        .satisfiesExactly(
            one -> assertThat(one).isEqualTo("id is missing"),
            two -> assertThat(two).contains("vector of 2"),
            three -> assertThat(three).contains("hidden must be true or false"),
            four -> assertThat(four).contains("U+000A"),
            five -> assertThat(five).contains("categories[0] must be a string"));
    assertThat(
            api.post("/v1/items", "{\"id\":\"m6\"}\n{\"id\":\"m7\"}")
                .body()
                .get("accepted")
                .asInt())
        .isEqualTo(2);
    assertThat(api.post("/v1/items", "{\"id\":\"m8\"}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[{\"title\":\"t\"}]",
        "{\"id\":\"other\"}",
        "{\"vector\":[1]}",
        "{\"title\":1}"
      })
  void anItemThatCannotBeIsAProblem(String body) {
    assertThat(api.put("/v1/items/i2", body).isProblem(400)).isTrue();
    assertThat(api.get("/v1/items/i2").isProblem(404)).isTrue();
  }

  @Test
  void aRequestOfWhichNoItemCanBeTakenIsAProblemWithAllReasons() {
    Answer answer = api.post("/v1/items", "[{\"title\":\"b\"},{\"id\":\"n1\",\"hidden\":\"no\"}]");

    assertThat(answer.isProblem(400)).isTrue();
    assertThat(answer.detail())
        .isEqualTo("none of the 2 items can be taken; the first: id is missing");
    assertThat(answer.body().get("accepted").asInt()).isZero();
    assertThat(answer.body().get("rejected")).hasSize(2);
    assertThat(api.post("/v1/items", "[]").isProblem(400)).isTrue();
  }

  @Test
  void anIdInAPathThatIsNotUtf8IsAProblemAndNoOtherId() {
    for (String target : new String[] {"/v1/items/%ff", "/v1/items/%C3", "/v1/items/a%C3%28"}) {
      for (String method : new String[] {"PUT", "GET", "DELETE"}) {
        String answer =
            api.raw(
                method
                    + " "
                    + target
                    + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(answer).as(target).startsWith("HTTP/1.1 400").contains("not UTF-8");
      }
    }
    assertThat(
            api.raw("GET /v1/popular?exclude=%fe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
    assertThat(api.put("/v1/items/%C3%A4%20%E2%82%AC", "{\"title\":\"t\"}").status())
        .isEqualTo(201);
    assertThat(api.get("/v1/items/%C3%A4%20%E2%82%AC").body().get("id").asText())
        .isEqualTo("\u00e4 \u20ac");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%0Ab", "a%00b", "%7F", "%00%2E", "%00..", "%00"})
  void pathsWithControlCharactersAreProblems(String id) {
    assertThat(api.put("/v1/items/" + id, "{}").isProblem(400)).isTrue();
    assertThat(api.get("/v1/users/" + id + "/interests").isProblem(400)).isTrue();
  }

  @Test
  void anIdOfAHundredAndTwentyEightEmojiFitsAPathAndOneMoreIsRefused() {
    String emoji = "%F0%9F%98%80";

    assertThat(api.get("/v1/users/" + emoji.repeat(128) + "/interests").status()).isEqualTo(200);
    assertThat(api.get("/v1/users/" + emoji.repeat(129) + "/interests").isProblem(400)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/v1", "/v2/events", "/v1/users", "/v1/users/a", "/v1/nothing", "/health"})
  void pathsThatNobodyAnswersAreNotFound(String path) {
    Answer answer = api.get(path);

    assertThat(answer.isProblem(404)).isTrue();
    assertThat(answer.detail()).contains("'" + path + "'");
  }

  @Test
  void aWrongMethodIsToldTheRightOnes() {
    Answer answer = api.get("/v1/events");

    assertThat(answer.isProblem(405)).isTrue();
    assertThat(answer.allow()).isEqualTo("POST");
    assertThat(answer.detail()).isEqualTo("'/v1/events' is not for GET, but for POST");
    assertThat(api.delete("/v1/clusters").isProblem(405)).isTrue();
    assertThat(
            api.send(api.request("/v1/items/a").method("PATCH", BodyPublishers.ofString("{}")))
                .allow())
        .contains("GET", "PUT", "DELETE");
  }

  @Test
  void whatIsTooBrokenToBeARequestIsAProblemToo() {
    for (String request :
        new String[] {
          "NONSENSE AND MORE OF IT\r\n\r\n",
          "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET /v1/users/%FF/interests%4 HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
          "GET / HTTP/1.1\r\n\r\n",
          "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
          "POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(20_000) + "\r\n\r\n"
        }) {
      assertThat(api.raw(request))
          .as(request.substring(0, Math.min(60, request.length())))
          .startsWith("HTTP/1.1 ")
          .contains("application/problem+json")
          .contains("\"status\":")
          .contains("\"detail\":");
    }
  }

  @Test
  void aQueryThatCannotBeReadIsAProblem() {
    assertThat(api.raw("GET /v1/latest?n=%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json");
  }

  @Test
  void headsAreAnsweredWhereGetsAre() {
    assertThat(
            api.send(api.request("/health/alive").method("HEAD", BodyPublishers.noBody())).status())
        .isEqualTo(200);
  }
}
