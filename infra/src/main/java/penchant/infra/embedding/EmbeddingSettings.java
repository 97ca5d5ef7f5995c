package penchant.infra.embedding;

import java.nio.file.Path;
import penchant.actors.embedding.EmbeddingPoolSettings;

/**
 * Which encoder, from which files, and the pool around it.
 *
 * @param tfidfModel read only if the encoder is {@link Kind#TFIDF}
 */
public record EmbeddingSettings(
    Kind encoder, MiniLm minilm, Path tfidfModel, EmbeddingPoolSettings pool) {

  /** The encoders there are. */
  public enum Kind {
    MINILM,
    TFIDF
  }

  /** The files of the sentence encoder, and how much of a text it reads. */
  public record MiniLm(Path model, Path tokenizer, int maxLengthTokens) {}
}
