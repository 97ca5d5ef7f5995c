package penchant.infra.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import penchant.infra.http.ApiUnderTest.Answer;

class SessionsOverHttpTest {

  private static ApiUnderTest api;

  @BeforeAll
  static void start() {
    api = ApiUnderTest.start();
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      items.append(
          "{\"id\":\"i%d\",\"title\":\"Item %d\",\"categories\":[\"%s\"],\"vector\":[%d,%d,1,0]}\n"
              .formatted(i, i, i % 2 == 0 ? "garden" : "music", 10 + i, 40 - i));
    }
    api.post("/v1/items", items.toString());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void aSessionGetsTheListThatAUserWithThatHistoryGets() {
    String events =
        "[{\"type\":\"purchase\",\"item\":\"i3\",\"at\":1780000000},"
            + "{\"type\":\"view\",\"item\":\"i4\",\"at\":1780000010},"
            + "{\"type\":\"dislike\",\"item\":\"i30\",\"at\":1780000020}]";
    api.post("/v1/events", events.replace("{", "{\"user\":\"ann\","));

    Answer session = api.post("/v1/session/recommendations?n=9", events);

    assertThat(session.status()).isEqualTo(200);
    assertThat(session.body().get("items"))
        .isEqualTo(api.get("/v1/users/ann/recommendations?n=9").body().get("items"));
    assertThat(session.body().get("accepted").asInt()).isEqualTo(3);
    assertThat(session.body().get("list").asText()).startsWith("3-7-40-");
  }

  @Test
  void nothingOfASessionIsKept() {
    int asked = api.users.asked();

    api.post(
        "/v1/session/recommendations",
        "{\"user\":\"bob\",\"type\":\"purchase\",\"item\":\"i3\",\"id\":\"e1\"}");

    assertThat(api.users.asked()).isEqualTo(asked);
    assertThat(api.users.behaviors("bob")).isEmpty();
    assertThat(api.users.behaviors("nobody")).isEmpty();
    assertThat(api.get("/v1/users/bob/interests").body().get("events").asInt()).isZero();
  }

  @Test
  void aSessionTakesTheParametersOfAList() {
    String events = "{\"type\":\"search\",\"text\":\"seeds\"}\n{\"type\":\"view\",\"item\":\"i8\"}";

    Answer answer =
        api.post(
            "/v1/session/recommendations?n=30&category=garden&exclude=i2&explain=true", events);
    Answer page = api.post("/v1/session/recommendations?n=5&offset=5", events);
    Answer whole = api.post("/v1/session/recommendations?n=10", events);

    assertThat(ids(answer)).hasSize(18).doesNotContain("i2", "i8", "i1");
    assertThat(answer.body().get("items").get(0).get("events")).isNotEmpty();
    assertThat(ids(page)).isEqualTo(ids(whole).subList(5, 10));
    assertThat(page.body().get("list")).isEqualTo(whole.body().get("list"));
    assertThat(api.post("/v1/session/recommendations?n=0", events).isProblem(400)).isTrue();
  }

  @Test
  void theRulesOfEventsHoldForASessionToo() {
    Answer answer =
        api.post(
            "/v1/session/recommendations",
            "[{\"id\":\"1\",\"type\":\"view\",\"item\":\"i1\"},{\"id\":\"1\",\"type\":\"view\",\"item\":\"i1\"},"
                + "{\"type\":\"stare\",\"item\":\"i1\"},{\"type\":\"search\",\"text\":\"indigestible\"}]");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.body().get("duplicates").asInt()).isEqualTo(1);
    assertThat(answer.body().get("rejected").findValuesAsText("index")).containsExactly("2", "3");
    assertThat(ids(answer)).hasSize(10).doesNotContain("i1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"type\":\"stare\",\"item\":\"i1\"}",
        "{\"type\":\"view\"}",
        "{\"type\":\"search\",\"text\":\"indigestible\"}"
      })
  void aSessionThatSaysNothingIsAProblem(String body) {
    assertThat(api.post("/v1/session/recommendations", body).isProblem(400)).isTrue();
  }

  @Test
  void aSessionInWhichNothingHappenedGetsWhatIsPopular() {
    Answer answer = api.post("/v1/session/recommendations?n=20", "[]");

    assertThat(ids(answer)).isEqualTo(ids(api.get("/v1/popular?n=20")));
    assertThat(api.get("/v1/session/recommendations").isProblem(405)).isTrue();
  }

  @Test
  void aSessionIsAnsweredWhileTheJournalIsAway() {
    api.users.goAway(true);
    try {
      api.post("/v1/events", "{\"user\":\"cid\",\"type\":\"view\",\"item\":\"i1\"}");

      assertThat(
              api.post("/v1/session/recommendations", "{\"type\":\"view\",\"item\":\"i1\"}")
                  .status())
          .isEqualTo(200);
    } finally {
      api.users.goAway(false);
    }
  }

  private static List<String> ids(Answer list) {
    assertThat(list.status()).as(list.body().toString()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    for (JsonNode item : list.body().get("items")) {
      ids.add(item.get("item").asText());
    }
    return ids;
  }
}
