package penchant.actors.embedding;

import java.util.ArrayList;
import java.util.List;
import penchant.domain.vector.Embedding;

/** One text that goes through a model once, and everybody who waits for it. */
final class EmbeddingJob {

  private record Waiter(EmbeddingRequest request, int index) {}

  private final String text;
  private final int tokens;
  private final List<Waiter> waiters = new ArrayList<>(1);
  private Lane lane;
  private int crashes;

  EmbeddingJob(String text, int tokens, Lane lane) {
    this.text = text;
    this.tokens = tokens;
    this.lane = lane;
  }

  String text() {
    return text;
  }

  int tokens() {
    return tokens;
  }

  Lane lane() {
    return lane;
  }

  /** Whether anybody still waits for it: who got an error, or no answer in time, does not. */
  boolean isWanted() {
    return waiters.stream().anyMatch(waiter -> !waiter.request().answer().isDone());
  }

  void moveTo(Lane better) {
    lane = better;
  }

  void join(EmbeddingRequest request, int index) {
    waiters.add(new Waiter(request, index));
  }

  /** Notes that an encoder broke with this text in its hands; returns how often that was now. */
  int crashed() {
    return ++crashes;
  }

  /** Was in a batch when an encoder broke. */
  boolean isSuspect() {
    return crashes > 0;
  }

  void succeed(Embedding vector) {
    waiters.forEach(waiter -> waiter.request().fill(waiter.index(), vector));
  }

  void fail(Throwable cause) {
    waiters.forEach(waiter -> waiter.request().fail(cause));
  }
}
