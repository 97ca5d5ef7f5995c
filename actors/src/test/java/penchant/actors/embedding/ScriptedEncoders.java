package penchant.actors.embedding;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.VectorSpace;

/**
 * Encoders that a test holds by the hand: they wait for permits, note every batch, cannot digest
 * texts with "poison" in them, break for good when they meet "bomb", and throw an error at "flaw".
 */
final class ScriptedEncoders implements EncoderFactory {

  static final VectorSpace SPACE = new VectorSpace("scripted", 2);

  final List<List<String>> batches = new CopyOnWriteArrayList<>();
  final List<String> slots = new CopyOnWriteArrayList<>();
  final AtomicInteger closed = new AtomicInteger();
  final AtomicInteger refusedOpenings = new AtomicInteger();
  final Semaphore permits;

  private ScriptedEncoders(int permits) {
    this.permits = new Semaphore(permits);
  }

  static ScriptedEncoders free() {
    return new ScriptedEncoders(Integer.MAX_VALUE / 2);
  }

  /** Each pass waits until the test releases a permit. */
  static ScriptedEncoders held() {
    return new ScriptedEncoders(0);
  }

  static Embedding vectorOf(String text) {
    return Embedding.directionOf(new float[] {text.hashCode() | 1, text.length() + 1});
  }

  @Override
  public VectorSpace space() {
    return SPACE;
  }

  @Override
  public int tokens(String text) {
    return Math.max(1, text.length());
  }

  @Override
  public Encoder open(String slot) {
    if (refusedOpenings.getAndDecrement() > 0) {
      throw new IllegalStateException("slot " + slot + " is not there yet");
    }
    slots.add(slot);
    return new Scripted();
  }

  private final class Scripted implements Encoder {

    private boolean broken;

    @Override
    public VectorSpace space() {
      return SPACE;
    }

    @Override
    public int tokens(String text) {
      return ScriptedEncoders.this.tokens(text);
    }

    @Override
    public List<Embedding> encode(List<String> texts) {
      permits.acquireUninterruptibly();
      batches.add(texts);
      if (texts.stream().anyMatch(text -> text.contains("flaw"))) {
        throw new AssertionError("flawed");
      }
      broken |= texts.stream().anyMatch(text -> text.contains("bomb"));
      if (broken) {
        throw new IllegalStateException("broken");
      }
      if (texts.stream().anyMatch(text -> text.contains("poison"))) {
        throw new IllegalArgumentException("poisoned");
      }
      return texts.stream().map(ScriptedEncoders::vectorOf).toList();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
