package penchant.infra.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import penchant.infra.http.ApiUnderTest.Answer;

/** Too much at once, and parts that are away for a while. */
class BusyOrAwayTest {

  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest(10, Duration.ofMillis(100));
  }

  @AfterEach
  void stop() {
    api.users.letGo();
    api.close();
  }

  @Test
  void whatIsTooMuchAtOnceIsRefusedBeforeAnythingOfItIsRecorded() {
    api.users.hold();
    CompletableFuture<Answer> first = api.postLater("/v1/events", events("a", 8));
    await(() -> api.users.heldWrites() == 1);

    Answer refused = api.post("/v1/events", events("b", 3));
    CompletableFuture<Answer> second = api.postLater("/v1/events", events("c", 2));
    await(() -> api.users.heldWrites() == 2);
    Answer full = api.post("/v1/events", events("d", 1));
    api.users.letGo();

    assertThat(refused.isProblem(429)).isTrue();
    assertThat(refused.retryAfter()).isEqualTo("1");
    assertThat(full.isProblem(429)).isTrue();
    assertThat(first.join().status()).isEqualTo(200);
    assertThat(second.join().status()).isEqualTo(200);
    assertThat(api.users.behaviors("b")).isEmpty();
    assertThat(api.post("/v1/events", events("b", 3)).status()).isEqualTo(200);
  }

  @Test
  void bodiesThatAreTooMuchTogetherAreRefusedUntilTheOthersAreAnswered() {
    String body = events("a", 8);
    try (ApiUnderTest narrow =
        new ApiUnderTest(1_000, body.length() + 100, Duration.ofMillis(100))) {
      narrow.users.hold();
      CompletableFuture<Answer> first = narrow.postLater("/v1/events", body);
      await(() -> narrow.users.heldWrites() == 1);

      Answer refused = narrow.post("/v1/events", body);
      Answer refusedInChunks = narrow.postInChunks("/v1/events", body);
      narrow.users.letGo();

      assertThat(refused.isProblem(429)).isTrue();
      assertThat(refused.retryAfter()).isEqualTo("1");
      assertThat(refusedInChunks.isProblem(429)).isTrue();
      assertThat(first.join().status()).isEqualTo(200);
      assertThat(narrow.users.asked()).isEqualTo(1);
      assertThat(narrow.post("/v1/events", body).status()).isEqualTo(200);
      assertThat(narrow.postInChunks("/v1/events", body).status()).isEqualTo(200);
    }
  }

  @Test
  void aRequestLargerThanTheLimitGetsThroughWhenItIsAlone() {
    assertThat(api.post("/v1/events", events("a", 50)).body().get("accepted").asInt())
        .isEqualTo(50);
  }

  @Test
  void whileTheJournalIsAwayEventsAreRefusedBeforeAUserIsAskedAndThenTakenAgain() {
    assertThat(api.post("/v1/events", events("a", 1)).status()).isEqualTo(200);
    api.users.goAway(true);

    Answer first = api.post("/v1/events", events("a", 2));

    assertThat(first.isProblem(503)).isTrue();
    assertThat(first.retryAfter()).isEqualTo("1");
    assertThat(first.body().get("unknown").asInt()).isEqualTo(2);
    assertThat(first.body().get("accepted").asInt()).isZero();
    int asked = api.users.asked();
    int refused = 0;
    while (api.users.asked() == asked) {
      assertThat(api.post("/v1/events", events("a", 1)).isProblem(503)).isTrue();
      refused++;
    }
    assertThat(refused).as("requests while it was open").isGreaterThan(1);
    assertThat(api.get("/v1/users/a/recommendations").status()).isEqualTo(200);
    assertThat(api.get("/v1/users/a/interests").status()).isEqualTo(200);
    api.users.goAway(false);
    await(() -> api.post("/v1/events", events("a", 1)).status() == 200);
    assertThat(api.post("/v1/events", events("b", 5)).status()).isEqualTo(200);
  }

  @Test
  void ifTheOutcomeOfSomeEventsIsUnknownTheAnswerSaysOfHowMany() {
    api.users.failFor("b");

    Answer answer =
        api.post("/v1/events", events("a", 2) + "\n" + events("b", 3) + "\n{\"user\":1}");

    assertThat(answer.isProblem(503)).isTrue();
    assertThat(answer.body().get("accepted").asInt()).isEqualTo(2);
    assertThat(answer.body().get("unknown").asInt()).isEqualTo(3);
    assertThat(answer.body().get("rejected")).hasSize(1);
  }

  @Test
  void aUserForWhomTooMuchWaitsMeansLaterAndNobodyElseIsRefused() {
    api.users.turnAway("hot");

    Answer alone = api.post("/v1/events", events("hot", 3));
    Answer other = api.post("/v1/events", events("b", 2));
    Answer together = api.post("/v1/events", events("hot", 3) + "\n" + events("c", 2));

    assertThat(alone.isProblem(429)).isTrue();
    assertThat(alone.retryAfter()).isEqualTo("1");
    assertThat(other.status()).isEqualTo(200);
    assertThat(together.isProblem(503)).isTrue();
    assertThat(together.body().get("accepted").asInt()).isEqualTo(2);
    assertThat(together.body().get("unknown").asInt()).isEqualTo(3);
    assertThat(api.post("/v1/events", events("b", 2)).status()).isEqualTo(200);
  }

  @Test
  void aUserForWhomNobodyAnswersMeansTryAgainAndNobodyElseIsRefused() {
    api.users.silence("moving");

    Answer alone = api.post("/v1/events", events("moving", 3));
    Answer other = api.post("/v1/events", events("b", 2));

    assertThat(alone.isProblem(503)).isTrue();
    assertThat(alone.body().get("type").asText()).isEqualTo("urn:penchant:user-away");
    assertThat(alone.body().get("unknown").asInt()).isEqualTo(3);
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  void aFullEmbeddingQueueMeansLater() {
    api.embedder.fill(true);

    Answer answer =
        api.post("/v1/events", "{\"user\":\"a\",\"type\":\"search\",\"text\":\"spade\"}");

    assertThat(answer.isProblem(429)).isTrue();
    assertThat(answer.retryAfter()).isEqualTo("1");
    assertThat(answer.detail()).endsWith("nothing of this request was recorded");
    assertThat(answer.body().get("accepted").asInt()).isZero();
    assertThat(api.users.behaviors("a")).isEmpty();
    api.embedder.fill(false);
    assertThat(api.post("/v1/events", events("a", 10)).status()).isEqualTo(200);
  }

  @Test
  void aFailureThatNobodyForesawLeavesNothingInFlight() {
    api.catalogue.breakDown(true);
    Answer failed = api.post("/v1/events", events("a", 8));
    api.catalogue.breakDown(false);

    assertThat(failed.isProblem(500)).isTrue();
    assertThat(api.post("/v1/events", events("a", 10)).status()).isEqualTo(200);
  }

  @Test
  void whileTheTableOfItemsIsAwayWhatNeedsItIsRefused() {
    api.catalogue.goAway(true);

    Answer event = api.post("/v1/events", events("a", 1));
    Answer item = api.put("/v1/items/i", "{\"title\":\"t\"}");

    assertThat(event.isProblem(503)).isTrue();
    assertThat(event.detail()).endsWith("nothing of this request was recorded");
    assertThat(event.body().get("accepted").asInt()).isZero();
    assertThat(item.isProblem(503)).isTrue();
    assertThat(item.body().get("type").asText()).isEqualTo("urn:penchant:catalogue-away");
    assertThat(api.users.asked()).isZero();
  }

  @Test
  void aNodeIsReadyWhenNothingStandsInTheWay() {
    api.notReady = java.util.List.of("the catalogue is being loaded");
    Answer notYet = api.get("/health/ready");
    api.notReady = java.util.List.of();

    assertThat(notYet.isProblem(503)).isTrue();
    assertThat(notYet.detail()).contains("the catalogue is being loaded");
    assertThat(api.get("/health/ready").status()).isEqualTo(200);
    assertThat(api.get("/health/alive").status()).isEqualTo(200);
  }

  private static String events(String user, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"user\":\"" + user + "\",\"type\":\"purchase\",\"item\":\"i\"}")
        .collect(Collectors.joining("\n"));
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
