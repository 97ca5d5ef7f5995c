package penchant.infra.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class BoundedExecutorTest {

  private final Deque<Runnable> threads = new ArrayDeque<>();
  private final BoundedExecutor executor = new BoundedExecutor(threads::add, 2);
  private final List<String> done = new ArrayList<>();

  @Test
  void whatIsTooMuchIsTurnedAwayAtOnceAndTheRestIsDone() {
    executor.execute(() -> done.add("first"));
    executor.execute(() -> done.add("second"));

    assertThatThrownBy(() -> executor.execute(() -> done.add("third")))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("2 answers wait");

    threads.remove().run();
    executor.execute(() -> done.add("fourth"));
    threads.forEach(Runnable::run);
    assertThat(done).containsExactly("first", "second", "fourth");
  }

  @Test
  void anAnswerThatIsTurnedAwayFails() {
    executor.execute(() -> {});
    executor.execute(() -> {});

    CompletableFuture<Integer> answer =
        CompletableFuture.completedFuture(1).thenApplyAsync(one -> one, executor);

    assertThat(answer).isCompletedExceptionally();
  }
}
