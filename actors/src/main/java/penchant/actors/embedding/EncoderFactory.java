package penchant.actors.embedding;

import penchant.domain.vector.VectorSpace;

/** Opens encoders of one vector space; safe for any thread. */
public interface EncoderFactory {

  VectorSpace space();

  /** As {@link Encoder#tokens}: before a text has an encoder, its batch has to be chosen. */
  int tokens(String text);

  /**
   * An encoder in a slot. Called on the worker's thread, again after a crash.
   *
   * @param slot as in the configuration: {@code cpu}, {@code gpu:0}
   * @throws RuntimeException if it cannot be opened (now)
   */
  Encoder open(String slot);
}
