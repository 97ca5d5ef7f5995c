package penchant.actors.embedding;

import java.util.List;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.VectorSpace;

/**
 * One model in one slot (a CPU core, a GPU). Used by one thread at a time; {@link #tokens} alone
 * may be called from any.
 */
public interface Encoder extends AutoCloseable {

  VectorSpace space();

  /** How many tokens {@code text} has after truncation, at least 1; batches are filled by it. */
  int tokens(String text);

  /**
   * One pass through the model. A text without any known term gets a vector too, and no vector
   * depends on the other texts beyond float noise.
   *
   * @return a vector for each text, in their order
   * @throws RuntimeException if the model cannot do it; which text is to blame stays open
   */
  List<Embedding> encode(List<String> texts);

  @Override
  void close();
}
