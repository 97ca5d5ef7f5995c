package penchant.actors.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddingQueueTest {

  private final EmbeddingQueue queue = new EmbeddingQueue(10);

  @Test
  void personsGoFirstButBackfillIsNeverStarved() {
    IntStream.range(0, 12).forEach(i -> add("person " + i, 10, Lane.INTERACTIVE));
    IntStream.range(0, 3).forEach(i -> add("backfill " + i, 10, Lane.BACKFILL));

    List<String> order = IntStream.range(0, 15).mapToObj(i -> next().get(0)).toList();

    assertThat(order.subList(0, 6))
        .containsExactly("person 0", "person 1", "person 2", "person 3", "backfill 0", "person 4");
    assertThat(order.indexOf("backfill 2")).isEqualTo(14);
    assertThat(order).endsWith("person 11", "backfill 2").doesNotHaveDuplicates();
  }

  @Test
  void aRequestOfManyTextsComesAfterPersonsAndBeforeBackfillAndNoneOfThemStandsStill() {
    IntStream.range(0, 20).forEach(i -> add("bulk " + i, 10, Lane.BULK));
    IntStream.range(0, 20).forEach(i -> add("backfill " + i, 10, Lane.BACKFILL));
    IntStream.range(0, 20).forEach(i -> add("person " + i, 10, Lane.INTERACTIVE));

    List<String> order = IntStream.range(0, 60).mapToObj(i -> next().get(0)).toList();

    assertThat(order.subList(0, 6))
        .containsExactly("person 0", "person 1", "person 2", "person 3", "bulk 0", "person 4");
    assertThat(order.subList(0, 25)).filteredOn(text -> text.startsWith("person")).hasSize(20);
    assertThat(order).contains("backfill 0").doesNotHaveDuplicates();
    assertThat(order.indexOf("backfill 0")).isLessThan(order.indexOf("bulk 19"));
    assertThat(order.indexOf("bulk 19")).isLessThan(order.indexOf("backfill 19"));
  }

  @Test
  void itIsKnownHowManyTokensAreServedFirst() {
    add("person", 3, Lane.INTERACTIVE);
    EmbeddingJob bulk = add("bulk", 5, Lane.BULK);
    add("backfill", 10, Lane.BACKFILL);
    long before = queue.tokensAhead(Lane.INTERACTIVE);

    queue.promote(bulk, Lane.INTERACTIVE);

    assertThat(before).isEqualTo(3);
    assertThat(queue.tokensAhead(Lane.INTERACTIVE)).isEqualTo(8);
    assertThat(queue.tokensAhead(Lane.BACKFILL)).isEqualTo(18);
    while (!queue.isEmpty()) {
      queue.takeBatch();
    }
    assertThat(queue.tokensAhead(Lane.BACKFILL)).isZero();
  }

  @Test
  void whatAPersonWaitsForLeavesTheBackfill() {
    EmbeddingJob wanted = add("wanted", 10, Lane.BACKFILL);
    add("unwanted", 10, Lane.BACKFILL);
    add("person", 10, Lane.INTERACTIVE);

    queue.promote(wanted, Lane.INTERACTIVE);

    assertThat(queue.size(Lane.BACKFILL)).isEqualTo(1);
    assertThat(next()).containsExactly("person");
    assertThat(next()).containsExactly("wanted");
  }

  @Test
  void whatACrashGaveBackComesFirstAgain() {
    add("first", 10, Lane.BACKFILL);
    add("second", 10, Lane.BACKFILL);
    List<EmbeddingJob> lost = queue.takeBatch();

    queue.addFirst(lost);

    assertThat(next()).containsExactly("first");
    assertThat(next()).containsExactly("second");
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void whatWasThereWhenAnEncoderBrokeGoesAlone() {
    add("suspect", 1, Lane.BACKFILL).crashed();
    add("innocent", 1, Lane.BACKFILL);
    add("also innocent", 1, Lane.BACKFILL);

    assertThat(next()).containsExactly("suspect");
    assertThat(next()).containsExactly("innocent", "also innocent");
  }

  @Test
  void aBatchDoesNotMixLanes() {
    add("person", 1, Lane.INTERACTIVE);
    add("backfill", 1, Lane.BACKFILL);

    assertThat(next()).containsExactly("person");
  }

  private EmbeddingJob add(String text, int tokens, Lane lane) {
    EmbeddingJob job = new EmbeddingJob(text, tokens, lane);
    queue.add(job);
    return job;
  }

  private List<String> next() {
    return queue.takeBatch().stream().map(EmbeddingJob::text).toList();
  }
}
