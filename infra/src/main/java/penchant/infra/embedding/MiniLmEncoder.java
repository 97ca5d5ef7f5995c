package penchant.infra.embedding;

import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import java.util.List;
import penchant.actors.embedding.Encoder;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.VectorSpace;

/** One ONNX Runtime session on one device, with a predictor of its own. */
final class MiniLmEncoder implements Encoder {

  private final VectorSpace space;
  private final SentenceTokenizer tokenizer;
  private final ZooModel<List<String>, List<Embedding>> model;
  private final Predictor<List<String>, List<Embedding>> predictor;

  /** Closes {@code model} when it is closed; the tokenizer belongs to the factory. */
  MiniLmEncoder(
      VectorSpace space,
      SentenceTokenizer tokenizer,
      ZooModel<List<String>, List<Embedding>> model) {
    this.space = space;
    this.tokenizer = tokenizer;
    this.model = model;
    this.predictor = model.newPredictor();
  }

  @Override
  public VectorSpace space() {
    return space;
  }

  @Override
  public int tokens(String text) {
    return tokenizer.count(text);
  }

  @Override
  public List<Embedding> encode(List<String> texts) {
    if (texts.isEmpty()) {
      return List.of();
    }
    try {
      return predictor.predict(texts);
    } catch (TranslateException failed) {
      throw new IllegalStateException(
          "the model failed on a batch of " + texts.size() + " texts: " + failed.getMessage(),
          failed);
    }
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
  }
}
