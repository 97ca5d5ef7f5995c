package penchant.actors.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import penchant.domain.vector.Embedding;

class PooledEmbedderTest {

  private static final String CONFIG =
      """
      pekko.loglevel = OFF
      worker { type = PinnedDispatcher, executor = "thread-pool-executor" }
      """;

  private final ActorTestKit testKit = ActorTestKit.create(ConfigFactory.parseString(CONFIG));
  private ScriptedEncoders encoders = ScriptedEncoders.free();

  @AfterEach
  void stop() {
    encoders.permits.release(1_000);
    testKit.shutdownTestKit();
  }

  @Test
  void vectorsComeInTheOrderOfTheTexts() throws Exception {
    PooledEmbedder embedder = pool("cpu");

    List<String> texts = IntStream.range(0, 50).mapToObj(i -> "x".repeat(50 - i)).toList();

    assertThat(get(embedder.embed(texts, Lane.BACKFILL)))
        .isEqualTo(texts.stream().map(ScriptedEncoders::vectorOf).toList());
    assertThat(get(embedder.embed(List.of(), Lane.INTERACTIVE))).isEmpty();
    assertThat(embedder.space()).isEqualTo(ScriptedEncoders.SPACE);
  }

  @Test
  void equalTextsOnTheirWayShareOnePass() throws Exception {
    encoders = ScriptedEncoders.held();
    PooledEmbedder embedder = pool("cpu");

    CompletionStage<List<Embedding>> first = embedder.embed(List.of("tea", "tea"), Lane.BACKFILL);
    CompletionStage<List<Embedding>> second = embedder.embed(List.of("tea"), Lane.INTERACTIVE);
    eventually(() -> assertThat(embedder.counts().shared()).isEqualTo(2));
    encoders.permits.release(10);

    assertThat(get(first)).hasSize(2);
    assertThat(get(second)).isEqualTo(get(first).subList(0, 1));
    assertThat(encoders.batches).containsExactly(List.of("tea"));
  }

  @Test
  void aTextThatIsKnownIsNotEmbeddedAgain() throws Exception {
    PooledEmbedder embedder = pool("cpu");

    get(embedder.embed(List.of("tea", "mug"), Lane.INTERACTIVE));
    get(embedder.embed(List.of("mug", "tea"), Lane.BACKFILL));

    assertThat(encoders.batches.stream().flatMap(List::stream)).containsOnlyOnce("tea", "mug");
    assertThat(embedder.counts().cacheHits()).isEqualTo(2);
    assertThat(embedder.counts().embedded()).isEqualTo(2);
    assertThat(embedder.counts().queued()).isZero();
  }

  @Test
  void oneBadTextDoesNotTakeItsNeighboursAlong() throws Exception {
    encoders = ScriptedEncoders.held();
    PooledEmbedder embedder = pool("cpu");
    CompletionStage<List<Embedding>> ahead = embedder.embed(List.of("ahead"), Lane.BACKFILL);
    eventually(() -> assertThat(encoders.permits.getQueueLength()).isEqualTo(1));

    CompletionStage<List<Embedding>> bad = embedder.embed(List.of("poison"), Lane.BACKFILL);
    CompletionStage<List<Embedding>> good = embedder.embed(List.of("honey"), Lane.BACKFILL);
    eventually(() -> assertThat(embedder.counts().queued()).isEqualTo(2));
    encoders.permits.release(10);

    assertThat(get(ahead)).hasSize(1);
    assertThat(get(good)).containsExactly(ScriptedEncoders.vectorOf("honey"));
    assertThatThrownBy(() -> get(bad)).hasCauseInstanceOf(EmbeddingFailedException.class);
    assertThat(encoders.batches.get(1)).containsExactlyInAnyOrder("honey", "poison");
    assertThat(encoders.slots).hasSize(1);
  }

  @Test
  void aBadTextAloneDoesNotCostTheEncoder() throws Exception {
    PooledEmbedder embedder = pool("cpu");

    assertThatThrownBy(() -> get(embedder.embed(List.of("poison"), Lane.INTERACTIVE)))
        .hasCauseInstanceOf(EmbeddingFailedException.class);

    assertThat(get(embedder.embed(List.of("tea"), Lane.INTERACTIVE))).hasSize(1);
    assertThat(encoders.slots).hasSize(1);
    assertThat(embedder.counts().failed()).isEqualTo(1);
  }

  @Test
  void anEncoderThatBreaksIsReplacedAndTheTextThatBreaksThemIsGivenUp() throws Exception {
    PooledEmbedder embedder = pool("cpu");

    CompletionStage<List<Embedding>> bomb = embedder.embed(List.of("bomb"), Lane.INTERACTIVE);
    CompletionStage<List<Embedding>> tea = embedder.embed(List.of("tea"), Lane.INTERACTIVE);

    assertThatThrownBy(() -> get(bomb)).hasCauseInstanceOf(EmbeddingFailedException.class);
    assertThat(get(tea)).hasSize(1);
    eventually(() -> assertThat(encoders.slots).containsExactly("cpu", "cpu", "cpu"));
    assertThat(encoders.closed).hasValue(2);
  }

  @Test
  void anErrorInAnEncoderDoesNotCostTheWorkerNorLeaveTextsBehind() throws Exception {
    PooledEmbedder embedder = pool("cpu");

    CompletionStage<List<Embedding>> flaw = embedder.embed(List.of("flaw"), Lane.INTERACTIVE);
    CompletionStage<List<Embedding>> tea = embedder.embed(List.of("tea"), Lane.INTERACTIVE);

    assertThatThrownBy(() -> get(flaw)).hasCauseInstanceOf(EmbeddingFailedException.class);
    assertThat(get(tea)).hasSize(1);
    assertThat(embedder.counts().failed()).isEqualTo(1);
  }

  @Test
  void anEncoderThatCannotBeOpenedYetIsOpenedLater() throws Exception {
    encoders.refusedOpenings.set(2);
    PooledEmbedder embedder = pool("cpu");

    assertThat(get(embedder.embed(List.of("tea"), Lane.INTERACTIVE))).hasSize(1);
  }

  @Test
  void aFullLaneRefusesWithAdviceAndLeavesTheOtherLaneOpen() throws Exception {
    encoders = ScriptedEncoders.held();
    PooledEmbedder embedder = pool("cpu");
    List<String> many = IntStream.range(0, 100).mapToObj(i -> "text " + i).toList();

    CompletionStage<List<Embedding>> accepted = embedder.embed(many, Lane.BACKFILL);
    CompletionStage<List<Embedding>> refused = embedder.embed(renamed(many), Lane.BACKFILL);
    CompletionStage<List<Embedding>> person = embedder.embed(List.of("tea"), Lane.INTERACTIVE);

    assertThatThrownBy(() -> get(refused))
        .hasCauseInstanceOf(EmbeddingQueueFullException.class)
        .hasMessageContaining("BACKFILL")
        .hasMessageContaining("try again");
    encoders.permits.release(1_000);
    assertThat(get(accepted)).hasSize(100);
    assertThat(get(person)).hasSize(1);
    assertThat(embedder.counts().refused()).isEqualTo(100);
  }

  @Test
  void aRequestThatCanNeverFitIsToldTheLimit() {
    List<String> tooMany = IntStream.range(0, 101).mapToObj(i -> "text " + i).toList();

    assertThatThrownBy(() -> get(pool("cpu").embed(tooMany, Lane.BACKFILL)))
        .hasMessageContaining("send at most 100 at once");
  }

  @Test
  void whatCannotBeDoneInTimeIsRefusedAtOnceAndAPersonStillGetsThrough() throws Exception {
    AtomicLong nanos = new AtomicLong();
    PooledEmbedder embedder = poolOfHundredTokensASecond(nanos);
    encoders.permits.drainPermits();

    // 100 tokens take a second; a bulk may take half of 20 s.
    CompletionStage<List<Embedding>> inTime = embedder.embed(texts("a", 8), Lane.BULK);
    CompletionStage<List<Embedding>> tooLate = embedder.embed(texts("b", 3), Lane.BULK);
    CompletionStage<List<Embedding>> person = embedder.embed(List.of("tea"), Lane.INTERACTIVE);
    CompletionStage<List<Embedding>> impossible = embedder.embed(texts("c", 11), Lane.BULK);

    assertThatThrownBy(() -> get(tooLate))
        .hasMessageContaining("take about 8 s, and 3 more about 3 s")
        .cause()
        .isInstanceOfSatisfying(
            EmbeddingQueueFullException.class,
            full -> {
              assertThat(full.retryAfter()).isEqualTo(Duration.ofSeconds(2));
              assertThat(full.isTooLarge()).isFalse();
            });
    assertThatThrownBy(() -> get(impossible))
        .hasMessageContaining("send at most 10 at once")
        .cause()
        .isInstanceOfSatisfying(
            EmbeddingQueueFullException.class, full -> assertThat(full.isTooLarge()).isTrue());
    encoders.permits.release(1_000);
    assertThat(get(person)).hasSize(1);
    assertThat(get(inTime)).hasSize(8);
    assertThat(get(embedder.embed(texts("b", 3), Lane.BULK))).hasSize(3);
    assertThat(embedder.counts().refused()).isEqualTo(14);
  }

  @Test
  void whatNobodyWaitsForMayTakeLongerThanARequest() throws Exception {
    PooledEmbedder embedder = poolOfHundredTokensASecond(new AtomicLong());
    encoders.permits.release(1_000);

    assertThat(get(embedder.embed(texts("a", 50), Lane.BACKFILL))).hasSize(50);
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsNotEmbedded() throws Exception {
    encoders = ScriptedEncoders.held();
    PooledEmbedder embedder = pool(Duration.ofMillis(50), "cpu");
    CompletionStage<List<Embedding>> busy = embedder.embed(List.of("busy"), Lane.BACKFILL);
    eventually(() -> assertThat(encoders.permits.getQueueLength()).isEqualTo(1));

    CompletionStage<List<Embedding>> gone = embedder.embed(texts("gone", 1), Lane.INTERACTIVE);
    CompletionStage<List<Embedding>> stays = embedder.embed(List.of("stays"), Lane.BACKFILL);
    assertThatThrownBy(() -> get(gone)).hasCauseInstanceOf(TimeoutException.class);
    encoders.permits.release(1_000);

    assertThat(get(busy)).hasSize(1);
    assertThat(get(stays)).hasSize(1);
    assertThat(encoders.batches).containsExactly(List.of("busy"), List.of("stays"));
    assertThat(embedder.counts().queued()).isZero();
    assertThat(get(embedder.embed(texts("gone", 1), Lane.BACKFILL))).hasSize(1);
  }

  @Test
  void eachSlotHasAWorkerOfItsOwn() throws Exception {
    encoders = ScriptedEncoders.held();
    PooledEmbedder embedder = pool("cpu", "cpu", "gpu:0");
    List<String> long3 = IntStream.range(0, 3).mapToObj(i -> i + "x".repeat(99)).toList();

    CompletionStage<List<Embedding>> answer = embedder.embed(long3, Lane.INTERACTIVE);
    eventually(() -> assertThat(encoders.permits.getQueueLength()).isEqualTo(3));
    encoders.permits.release(3);

    assertThat(get(answer)).hasSize(3);
    assertThat(encoders.slots).containsExactlyInAnyOrder("cpu", "cpu", "gpu:0");
  }

  @Test
  void whoWaitsTooLongIsTold() {
    encoders = ScriptedEncoders.held();
    PooledEmbedder embedder = pool(Duration.ofMillis(50), "cpu");

    assertThatThrownBy(() -> get(embedder.embed(List.of("tea"), Lane.INTERACTIVE)))
        .hasCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void whatWaitsWhenTheSystemStopsIsToldSo() {
    encoders.refusedOpenings.set(1_000_000);
    PooledEmbedder embedder = pool("cpu");
    CompletionStage<List<Embedding>> waiting = embedder.embed(List.of("tea"), Lane.INTERACTIVE);
    eventually(() -> assertThat(embedder.counts().queued()).isEqualTo(1));

    testKit.system().terminate();

    assertThatThrownBy(() -> get(waiting))
        .hasCauseInstanceOf(EmbeddingUnavailableException.class)
        .hasMessageContaining("stopped");
  }

  @Test
  void encodersAreClosedWhenTheSystemStops() throws Exception {
    get(pool("cpu").embed(List.of("tea"), Lane.INTERACTIVE));

    testKit.system().terminate();

    get(testKit.system().getWhenTerminated());
    assertThat(encoders.closed).hasValue(1);
  }

  /** A first batch of 100 tokens is seen to take a second. */
  private PooledEmbedder poolOfHundredTokensASecond(AtomicLong nanos) throws Exception {
    encoders = ScriptedEncoders.held();
    PooledEmbedder embedder = pool(Duration.ofSeconds(20), nanos::get, "cpu");
    CompletionStage<List<Embedding>> first = embedder.embed(texts("first", 1), Lane.BACKFILL);
    eventually(() -> assertThat(encoders.permits.getQueueLength()).isEqualTo(1));
    nanos.addAndGet(1_000_000_000);
    encoders.permits.release(1);
    get(first);
    return embedder;
  }

  /** Texts of 100 tokens. */
  private static List<String> texts(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> (name + " " + i + "-".repeat(100)).substring(0, 100))
        .toList();
  }

  private PooledEmbedder pool(String... slots) {
    return pool(Duration.ofSeconds(20), slots);
  }

  private PooledEmbedder pool(Duration interactive, String... slots) {
    return pool(interactive, System::nanoTime, slots);
  }

  private PooledEmbedder pool(Duration interactive, LongSupplier nanoTime, String... slots) {
    Duration soon = Duration.ofMillis(10);
    EmbeddingPoolSettings settings =
        new EmbeddingPoolSettings(
            List.of(slots),
            100,
            100,
            1 << 20,
            interactive,
            Duration.ofSeconds(20),
            Duration.ofMinutes(10),
            soon,
            soon,
            "worker");
    return PooledEmbedder.start(testKit.system(), encoders, settings, nanoTime);
  }

  private void eventually(Runnable assertion) {
    TestProbe<Void> probe = testKit.createTestProbe();
    probe.awaitAssert(
        () -> {
          assertion.run();
          return null;
        });
  }

  private static List<String> renamed(List<String> texts) {
    return texts.stream().map(text -> "another " + text).toList();
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    try {
      return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }
}
