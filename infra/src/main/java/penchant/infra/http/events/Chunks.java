package penchant.infra.http.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Asks for much in parts, one after another, so that no queue has to hold all of it. */
final class Chunks {

  private Chunks() {}

  /** The answers to all of {@code questions}, in their order; fails as soon as a part does. */
  static <Q, A> CompletionStage<List<A>> ask(
      List<Q> questions, int size, Function<List<Q>, CompletionStage<List<A>>> ask, Executor on) {
    return rest(questions, size, ask, on, new ArrayList<>(questions.size()));
  }

  private static <Q, A> CompletionStage<List<A>> rest(
      List<Q> questions,
      int size,
      Function<List<Q>, CompletionStage<List<A>>> ask,
      Executor on,
      List<A> answers) {
    int from = answers.size();
    if (from >= questions.size()) {
      return CompletableFuture.completedFuture(answers);
    }
    List<Q> part = questions.subList(from, Math.min(from + size, questions.size()));
    return ask.apply(part)
        .thenComposeAsync(
            some -> {
              if (some.size() != part.size()) {
                throw new IllegalStateException(
                    some.size() + " answers to " + part.size() + " questions");
              }
              answers.addAll(some);
              return rest(questions, size, ask, on, answers);
            },
            on);
  }
}
