package penchant.actors.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatchTest {

  @Test
  void textsOfLikeLengthGoTogether() {
    assertThat(batch(List.of(10, 90, 11, 9, 80, 10), 44)).containsExactly(9, 10, 10, 11);
    assertThat(batch(List.of(90, 10, 11, 9, 80, 10), 180)).containsExactly(80, 90);
  }

  @Test
  void theFirstIsInItEvenIfItAloneIsOverTheBudget() {
    assertThat(batch(List.of(300, 1, 2), 100)).containsExactly(300);
  }

  @Test
  void shortTextsFillUpWhenNothingNearerFits() {
    assertThat(batch(List.of(10, 1, 2, 60), 30)).containsExactly(1, 2, 10);
  }

  @Property
  void aBatchKeepsToTheBudgetAndHoldsTheFirst(
      @ForAll @NotEmpty @Size(max = 60) List<@IntRange(min = 1, max = 256) Integer> waiting,
      @ForAll @IntRange(min = 1, max = 2_000) int paddedTokens) {
    List<Integer> batch = batch(waiting, paddedTokens);

    assertThat(batch).contains(waiting.get(0)).isSorted();
    int padded = batch.size() * batch.get(batch.size() - 1);
    assertThat(batch.size() == 1 || padded <= paddedTokens).isTrue();
  }

  private static List<Integer> batch(List<Integer> waiting, int paddedTokens) {
    return Batch.aroundFirst(waiting, length -> length, paddedTokens);
  }
}
