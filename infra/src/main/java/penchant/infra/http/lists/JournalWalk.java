package penchant.infra.http.lists;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import penchant.actors.user.JournalReader;
import penchant.domain.interest.UserFact;

/** Reads a user's journal from its start, a piece at a time. */
final class JournalWalk {

  private static final int FACTS_AT_ONCE = 2_000;

  private final JournalReader journal;
  private final Executor executor;

  /**
   * @param executor on which facts are taken
   */
  JournalWalk(JournalReader journal, Executor executor) {
    this.journal = journal;
    this.executor = executor;
  }

  /** Takes one fact after the other. */
  @FunctionalInterface
  interface Visitor {
    void take(long sequence, UserFact fact);
  }

  /** The sequence number of the last fact; 0 for a user without any. */
  CompletionStage<Long> highestSequence(String user) {
    return journal.highestSequence(user);
  }

  /** Gives the facts up to {@code last} to the visitor, which comes back when it has them all. */
  <V extends Visitor> CompletionStage<V> upTo(String user, long last, V visitor) {
    return from(user, 1, last, visitor);
  }

  private <V extends Visitor> CompletionStage<V> from(
      String user, long first, long last, V visitor) {
    if (first > last) {
      return CompletableFuture.completedFuture(visitor);
    }
    long to = Math.min(last, first + FACTS_AT_ONCE - 1);
    return journal
        .facts(user, first, to)
        .thenComposeAsync(
            facts -> {
              long sequence = first;
              for (UserFact fact : facts) {
                visitor.take(sequence++, fact);
              }
              return from(user, to + 1, last, visitor);
            },
            executor);
  }
}
