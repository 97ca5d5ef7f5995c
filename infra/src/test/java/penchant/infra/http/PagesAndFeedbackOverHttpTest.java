package penchant.infra.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import penchant.infra.http.ApiUnderTest.Answer;

/** What a person does with a list, and what becomes of the list and of the next one. */
class PagesAndFeedbackOverHttpTest {

  private static final int ITEMS = 60;

  private ApiUnderTest api;
  private long seconds = 1_780_000_000;

  @BeforeEach
  void start() {
    api = ApiUnderTest.start();
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < ITEMS; i++) {
      items.append(
          "{\"id\":\"i%d\",\"title\":\"Item %d\",\"categories\":[\"%s\"],\"vector\":[%d,%d,1,0]}\n"
              .formatted(i, i, i % 2 == 0 ? "garden" : "music", 10 + i, ITEMS - i));
    }
    api.post("/v1/items", items.toString());
    event("purchase", "i0", "{}");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void thePagesOfAListDoNotRepeatWhateverHappensMeanwhile() {
    Answer first = list("n=20");
    String id = first.body().get("list").asText();
    List<String> whole = ids(list("n=100&offset=0&list=" + id));

    List<String> pages = new ArrayList<>(ids(first));
    for (int offset = 20; offset < ITEMS; offset += 20) {
      event("purchase", whole.get(whole.size() - 1 - offset / 20), "{}");
      api.put("/v1/items/new-" + offset, "{\"title\":\"new\",\"vector\":[10,60,1,0]}");
      Answer page = list("n=20&offset=" + offset + "&list=" + id);
      assertThat(page.body().get("list").asText()).isEqualTo(id);
      assertThat(page.body().get("sequence").asLong()).isEqualTo(1);
      pages.addAll(ids(page));
    }

    assertThat(pages).isEqualTo(whole).doesNotHaveDuplicates().hasSize(ITEMS - 1);
    assertThat(list("n=20").body().get("list").asText()).isNotEqualTo(id);
  }

  @Test
  void aPageOfAListKeepsTheConditionsOfTheListAndMayBeExplained() {
    Answer first = list("n=5&category=garden&exclude=i2");
    String id = first.body().get("list").asText();

    Answer page = list("n=40&offset=5&explain=true&list=" + id);

    assertThat(ids(page)).hasSize(23).doesNotContain("i1", "i2");
    assertThat(page.body().get("items").get(0).has("events")).isTrue();
  }

  @Test
  void aListThatIsNotKeptOrIsAnothersIsGone() {
    String id = list("n=5").body().get("list").asText();

    assertThat(list("offset=5&list=" + id).status()).isEqualTo(200);
    assertThat(api.get("/v1/users/bob/recommendations?list=" + id).isProblem(410)).isTrue();
    assertThat(list("list=1-2-3-4").isProblem(410)).isTrue();
    assertThat(list("list=").isProblem(400)).isTrue();
    assertThat(list("list=" + id + "&afterSeq=1").isProblem(400)).isTrue();
    for (int i = 0; i < 30; i++) {
      api.get("/v1/users/user-" + i + "/recommendations");
    }
    assertThat(list("offset=5&list=" + id).isProblem(410)).isTrue();
  }

  @Test
  void aSkippedItemIsGoneFromTheNextListAndNotFromTheOneAtHand() {
    Answer before = list("n=10");
    String skipped = ids(before).get(0);
    String id = before.body().get("list").asText();

    long sequence = event("skip", skipped, "{\"list\":\"" + id + "\"}");

    assertThat(ids(list("n=10&afterSeq=" + sequence))).doesNotContain(skipped);
    assertThat(ids(list("n=10&list=" + id))).isEqualTo(ids(before));
    assertThat(api.users.behaviors("ann").get(1).context()).containsEntry("list", id);
  }

  @Test
  void aDislikeTakesOffWhatIsLikeIt() {
    JsonNode before = item("i20", list("n=100"));

    long sequence = event("dislike", "i21", "{}");

    JsonNode after = item("i20", list("n=100&afterSeq=" + sequence));
    assertThat(before.get("parts").get("negative").asDouble()).isZero();
    assertThat(after.get("parts").get("negative").asDouble()).isNegative();
    assertThat(after.get("score").asDouble()).isLessThan(before.get("score").asDouble());
    assertThat(ids(list("n=100"))).doesNotContain("i21");
  }

  @Test
  void notThisKindEmptiesTheNextListOfItUntilItIsTakenBack() {
    assertThat(ids(list("n=100"))).contains("i1", "i2");

    event("dislike", "i2", "{\"kind\":\"garden\"}");
    List<String> without = ids(list("n=100"));
    JsonNode interests = api.get("/v1/users/ann/interests").body();
    event("like", "i4", "{\"kind\":\"garden\"}");
    List<String> again = ids(list("n=100"));

    assertThat(without)
        .hasSize(ITEMS / 2)
        .allMatch(id -> Integer.parseInt(id.substring(1)) % 2 == 1);
    assertThat(interests.get("turnedAway").toString()).isEqualTo("[\"garden\"]");
    assertThat(again).contains("i6", "i8").doesNotContain("i2");
  }

  @Test
  void oneItemOfAListIsDrawnWithAPropensityAndDrawnAgainWithTheSameList() {
    Answer list = list("n=20");
    JsonNode drawn = list.body().get("items").get(9);

    assertThat(drawn.get("propensity").asDouble()).isEqualTo(1.0 / (ITEMS - 1 - 20));
    assertThat(drawn.get("why").get(0).asText()).isEqualTo("shown to find out whether you like it");
    assertThat(list("n=20").body()).isEqualTo(list.body());
    assertThat(list.body().get("items").get(8).has("propensity")).isFalse();
  }

  @Test
  void circumstancesRaiseWhatIsLabelledWithThemAndOnesThatCannotBeAreProblems() {
    api.put(
        "/v1/items/snow",
        "{\"title\":\"Snow\",\"labels\":[\"season:winter\"],\"vector\":[10,60,1,0]}");
    double plain = item("snow", list("n=100")).get("score").asDouble();

    Answer winter = list("n=100&context.season=winter");

    assertThat(item("snow", winter).get("score").asDouble()).isGreaterThan(plain + 0.29);
    assertThat(item("snow", winter).get("parts").get("context").asDouble()).isEqualTo(0.3);
    assertThat(winter.body().get("list")).isNotEqualTo(list("n=100").body().get("list"));
    Answer wrong = list("context.season=" + "x".repeat(257));
    assertThat(wrong.isProblem(400)).isTrue();
    assertThat(wrong.detail()).contains("'season' has 257 characters");
  }

  @Test
  void whoIsAlikeIsFoundByWhatTheyDo() {
    for (String other : List.of("bob i2", "cid i58", "dan i20")) {
      api.post(
          "/v1/events",
          "{\"user\":\"%s\",\"type\":\"purchase\",\"item\":\"%s\"}"
              .formatted((Object[]) other.split(" ")));
    }

    JsonNode similar = api.get("/v1/users/ann/similar").body();
    JsonNode nearest = api.get("/v1/users/ann/similar?n=1").body().get("users");

    assertThat(similar.get("users").findValuesAsText("user")).containsExactly("bob", "dan", "cid");
    assertThat(similar.get("users").get(0).get("score").asDouble()).isBetween(0.99, 1.0);
    assertThat(similar.get("sequence").asLong()).isEqualTo(1);
    assertThat(similar.get("missing")).isEmpty();
    assertThat(nearest).hasSize(1);
    assertThat(api.get("/v1/users/never-heard-of/similar").body().get("users")).isEmpty();
    assertThat(api.get("/v1/users/ann/similar?n=101").isProblem(400)).isTrue();
  }

  @Test
  void whileCohortsAreAwayTheAnswerNamesThem() {
    event("purchase", "i2", "{}");
    api.users.loseCohorts(List.of(3, 90));

    assertThat(api.get("/v1/users/ann/similar").body().get("missing").toString())
        .isEqualTo("[3,90]");

    api.users.loseCohorts(IntStream.range(0, 128).boxed().toList());
    assertThat(api.get("/v1/users/ann/similar").isProblem(503)).isTrue();
  }

  private long event(String type, String item, String context) {
    JsonNode taken =
        api.post(
                "/v1/events",
                "{\"user\":\"ann\",\"type\":\"%s\",\"item\":\"%s\",\"context\":%s,\"at\":%d}"
                    .formatted(type, item, context, seconds++))
            .body();
    assertThat(taken.get("accepted").asInt()).isEqualTo(1);
    return taken.get("sequence").get("ann").asLong();
  }

  private Answer list(String query) {
    return api.get("/v1/users/ann/recommendations?" + query);
  }

  private static JsonNode item(String id, Answer list) {
    for (JsonNode item : list.body().get("items")) {
      if (item.get("item").asText().equals(id)) {
        return item;
      }
    }
    throw new AssertionError(id + " is not in " + list.body());
  }

  private static List<String> ids(Answer list) {
    assertThat(list.status()).as(list.body().toString()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    list.body().get("items").forEach(item -> ids.add(item.get("item").asText()));
    return ids;
  }
}
