package penchant.infra.embedding;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import penchant.actors.embedding.Encoder;
import penchant.actors.embedding.EncoderFactory;
import penchant.domain.text.TfIdf;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.VectorSpace;
import penchant.infra.config.InvalidSettingException;

/** A frozen tf-idf model behind the same pool; it has no state, so every worker may share it. */
public final class TfidfEncoders implements EncoderFactory {

  private static final int CHARS_PER_TOKEN = 6;

  private final TfIdf model;

  private TfidfEncoders(TfIdf model) {
    this.model = model;
  }

  /**
   * Reads the model's file.
   *
   * @throws InvalidSettingException if it is not there or something else
   */
  public static TfidfEncoders open(Path file) {
    try {
      return new TfidfEncoders(TfidfFile.read(file));
    } catch (IOException broken) {
      throw new InvalidSettingException(
          "penchant.embedding.tfidf.model is "
              + file
              + ", which cannot be read ("
              + broken
              + "): fit a model with `ops/penchant fit-tfidf --items FILE --out "
              + file
              + "`",
          broken);
    }
  }

  @Override
  public VectorSpace space() {
    return model.space();
  }

  @Override
  public int tokens(String text) {
    return 1 + text.length() / CHARS_PER_TOKEN;
  }

  @Override
  public Encoder open(String slot) {
    return new TfidfEncoder();
  }

  private final class TfidfEncoder implements Encoder {

    @Override
    public VectorSpace space() {
      return model.space();
    }

    @Override
    public int tokens(String text) {
      return TfidfEncoders.this.tokens(text);
    }

    @Override
    public List<Embedding> encode(List<String> texts) {
      return texts.stream().map(model::encode).toList();
    }

    @Override
    public void close() {
      // Nothing is held but memory.
    }
  }
}
