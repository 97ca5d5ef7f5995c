package penchant.actors.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import penchant.actors.embedding.Lane;
import penchant.domain.catalogue.Item;
import penchant.domain.catalogue.ItemDraft;
import penchant.domain.vector.Embedding;

class KeptCatalogueTest {

  private static final Instant NOW = Instant.parse("2024-05-05T12:00:00Z");
  private static final CatalogueSettings QUICK =
      new CatalogueSettings(
          Duration.ofMillis(20),
          Duration.ofSeconds(30),
          Duration.ofMillis(20),
          Duration.ofMinutes(1),
          1_000);

  private final ItemsInMemory table = new ItemsInMemory();
  private final LetterCounts embedder = new LetterCounts();
  private final List<ActorTestKit> systems = new ArrayList<>();

  @AfterEach
  void stop() {
    systems.forEach(ActorTestKit::shutdownTestKit);
  }

  @Test
  void anItemIsDurableAndShownOnceThePutAnswers() {
    KeptCatalogue catalogue = loaded();

    PutOutcome outcome = get(catalogue.put(List.of(draft("x", "<b>aab</b>", "c")))).get(0);

    assertThat(outcome).isInstanceOf(PutOutcome.Stored.class);
    assertThat(((PutOutcome.Stored) outcome).created()).isTrue();
    Item item = catalogue.snapshot().find("x").orElseThrow();
    assertThat(item.title()).isEqualTo("aab");
    assertThat(item.at()).isEqualTo(NOW);
    assertThat(item.vector()).isEqualTo(LetterCounts.of("aab. c"));
    assertThat(table.rows()).extracting(ItemRow::id).containsExactly("x");
    assertThat(embedder.lanes()).containsExactly(Lane.INTERACTIVE);
  }

  @Test
  void aTextThatTheEncoderCannotDigestCostsItsOwnItemAndNoOther() {
    KeptCatalogue catalogue = loaded();
    List<ItemDraft> drafts = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      drafts.add(draft("i" + i, i == 300 ? "indigestible" : "a" + i, ""));
    }

    List<PutOutcome> outcomes = get(catalogue.put(drafts));

    assertThat(outcomes.get(300)).isInstanceOf(PutOutcome.Refused.class);
    assertThat(outcomes).filteredOn(PutOutcome.Stored.class::isInstance).hasSize(599);
    assertThat(table.rows()).hasSize(599).extracting(ItemRow::id).doesNotContain("i300");
  }

  @Test
  void aPutReplacesTheWholeItemButKeepsTheTimeItAppeared() {
    KeptCatalogue catalogue = loaded();
    Instant appeared = Instant.parse("1954-01-01T00:00:00Z");
    get(
        catalogue.put(
            List.of(
                new ItemDraft(
                    "x",
                    "a",
                    "b",
                    List.of("c"),
                    List.of("l"),
                    Optional.of("news"),
                    Optional.of(appeared),
                    true,
                    Optional.empty()))));

    PutOutcome outcome = get(catalogue.put(List.of(draft("x", "a", "")))).get(0);

    assertThat(((PutOutcome.Stored) outcome).created()).isFalse();
    Item item = catalogue.snapshot().find("x").orElseThrow();
    assertThat(item.categories()).isEmpty();
    assertThat(item.domain()).isEmpty();
    assertThat(item.hidden()).isFalse();
    assertThat(item.at()).isEqualTo(appeared);
  }

  @Test
  void whatDoesNotChangeTheTextIsNotEmbeddedAgain() {
    KeptCatalogue catalogue = loaded();
    get(catalogue.put(List.of(draft("x", "abc", ""))));

    get(
        catalogue.put(
            List.of(
                new ItemDraft(
                    "x",
                    " abc ",
                    "",
                    List.of("new"),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    Optional.empty()))));

    assertThat(embedder.texts()).containsExactly("abc");
    assertThat(catalogue.snapshot().find("x").orElseThrow().hidden()).isTrue();
  }

  @Test
  void aGivenVectorIsTakenAndGoesWhenTheNextPutHasNone() {
    KeptCatalogue catalogue = loaded();
    get(catalogue.put(List.of(withVector("x", "a", List.of(0.0, 3.0, 4.0)))));
    assertThat(catalogue.snapshot().find("x").orElseThrow().vector())
        .isEqualTo(Embedding.directionOf(new float[] {0, 3, 4}));

    get(catalogue.put(List.of(draft("x", "a", ""))));

    assertThat(catalogue.snapshot().find("x").orElseThrow().vector())
        .isEqualTo(LetterCounts.of("a"));
  }

  @Test
  void whatIsWrongIsRefusedAloneWithAReason() {
    KeptCatalogue catalogue = loaded();

    List<PutOutcome> outcomes =
        get(
            catalogue.put(
                List.of(
                    withVector("short", "a", List.of(1.0, 2.0)),
                    draft("good", "a", ""),
                    withVector("endless", "a", List.of(1.0, 1e308, 2.0)),
                    withVector("zero", "a", List.of(0.0, 0.0, 0.0)),
                    draft("empty", " ", ""),
                    draft("markup", "<br>", ""),
                    draft("bad\nid", "a", ""),
                    draft("long", "a".repeat(1_000_000), ""))));

    assertThat(reason(outcomes.get(0))).contains("'short'", "2 numbers", "holds 3", "letters");
    assertThat(outcomes.get(1)).isInstanceOf(PutOutcome.Stored.class);
    assertThat(reason(outcomes.get(2))).contains("'endless'", "1.0E308", "place 1");
    assertThat(reason(outcomes.get(3))).contains("no direction");
    assertThat(reason(outcomes.get(4))).contains("title, text and vector are missing");
    assertThat(reason(outcomes.get(5))).contains("nothing to read");
    assertThat(reason(outcomes.get(6))).contains("control character U+000A");
    assertThat(reason(outcomes.get(7))).contains("1000000 characters");
    assertThat(catalogue.snapshot().size()).isEqualTo(1);
  }

  @Test
  void ofTwoDraftsOfOneItemTheLaterCounts() {
    KeptCatalogue catalogue = loaded();

    List<PutOutcome> outcomes =
        get(catalogue.put(List.of(draft("x", "a", ""), draft("x", "b", ""))));

    assertThat(outcomes).hasSize(2).allMatch(PutOutcome.Stored.class::isInstance);
    assertThat(catalogue.snapshot().find("x").orElseThrow().title()).isEqualTo("b");
    assertThat(embedder.lanes()).containsOnly(Lane.BACKFILL);
  }

  @Test
  void aPutWithoutItsTableFailsAndShowsNothing() {
    KeptCatalogue catalogue = loaded();
    table.goAway();

    assertThatThrownBy(() -> get(catalogue.put(List.of(draft("x", "a", "")))))
        .hasCauseInstanceOf(CatalogueUnavailableException.class);
    assertThat(catalogue.snapshot().size()).isZero();
  }

  @Test
  void aNodeFollowsWhatAnotherWritesAndDeletes() {
    KeptCatalogue one = loaded();
    KeptCatalogue other = loaded();

    get(one.put(List.of(draft("x", "a", ""), draft("y", "b", ""))));
    eventually(() -> assertThat(other.snapshot().size()).isEqualTo(2));
    assertThat(get(one.delete("x"))).isTrue();

    eventually(() -> assertThat(other.snapshot().find("x")).isEmpty());
    assertThat(get(other.find("x"))).isEmpty();
    assertThat(get(other.delete("x"))).isFalse();
  }

  @Test
  void aRowThatComesAfterItsChangeWasReadIsFoundWithALaterReading() {
    KeptCatalogue catalogue = loaded();
    long revision = Revisions.micros(NOW) + 5;
    table.log(new ItemStore.Change("x", revision));
    int reads = table.reads();
    eventually(() -> assertThat(table.reads()).isGreaterThan(reads + 1));

    table.writeSilently(row("x", "letters", LetterCounts.of("a"), revision));

    eventually(() -> assertThat(catalogue.snapshot().find("x")).isPresent());
  }

  @Test
  void anItemJustPutOnAnotherNodeIsFoundInTheTable() {
    KeptCatalogue catalogue = loaded();
    table.writeSilently(row("x", "letters", LetterCounts.of("a"), 5));

    assertThat(get(catalogue.find("x"))).isPresent();
    assertThat(catalogue.snapshot().find("x")).isPresent();
  }

  @Test
  void aFloodOfOneUnknownIdAsksTheTableOnce() {
    KeptCatalogue catalogue = loaded();

    for (int i = 0; i < 100; i++) {
      assertThat(get(catalogue.find("nobody"))).isEmpty();
    }

    assertThat(table.reads()).isEqualTo(1);
  }

  @Test
  void itemsOfAnotherSpaceAreEmbeddedAnewAtTheStartHoweverFullTheQueueIs() {
    table.writeSilently(row("x", "older", Embedding.directionOf(new float[] {1, 0}), 5));
    embedder.refuse(2);

    KeptCatalogue catalogue = loaded();

    assertThat(catalogue.snapshot().find("x").orElseThrow().vector())
        .isEqualTo(LetterCounts.of("abba"));
    assertThat(table.rows()).allMatch(row -> ((ItemRow.Kept) row).vectorSpace().equals("letters"));
  }

  @Test
  void theCatalogueLoadsOnceTheTableComesBack() {
    table.writeSilently(row("x", "letters", LetterCounts.of("a"), 5));
    table.goAway();
    KeptCatalogue catalogue = start();
    assertThatThrownBy(() -> get(catalogue.put(List.of(draft("y", "a", "")))))
        .hasCauseInstanceOf(CatalogueUnavailableException.class);

    table.comeBack();

    eventually(() -> assertThat(catalogue.isLoaded()).isTrue());
    assertThat(catalogue.snapshot().size()).isEqualTo(1);
  }

  private KeptCatalogue loaded() {
    KeptCatalogue catalogue = start();
    eventually(() -> assertThat(catalogue.isLoaded()).isTrue());
    return catalogue;
  }

  private KeptCatalogue start() {
    ActorTestKit system = ActorTestKit.create();
    systems.add(system);
    return KeptCatalogue.start(
        system.system(), table, embedder, Clock.fixed(NOW, ZoneOffset.UTC), QUICK);
  }

  private void eventually(Runnable assertion) {
    TestProbe<Object> probe = systems.get(0).createTestProbe();
    probe.awaitAssert(
        Duration.ofSeconds(10),
        () -> {
          assertion.run();
          return null;
        });
  }

  private static <T> T get(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static String reason(PutOutcome outcome) {
    return ((PutOutcome.Refused) outcome).reason();
  }

  private static ItemDraft draft(String id, String title, String text) {
    return new ItemDraft(
        id,
        title,
        text,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static ItemDraft withVector(String id, String title, List<Double> vector) {
    return new ItemDraft(
        id,
        title,
        "",
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.of(vector));
  }

  private static ItemRow row(String id, String space, Embedding vector, long revision) {
    Item item =
        new Item(id, "abba", "", List.of(), List.of(), Optional.empty(), NOW, false, vector);
    return new ItemRow.Kept(item, space, false, revision);
  }
}
