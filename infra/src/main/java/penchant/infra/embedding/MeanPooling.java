package penchant.infra.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import penchant.domain.vector.Embedding;

/**
 * A batch of texts to a batch of unit vectors: the mean of a text's token vectors, padding left out
 * (Sentence-BERT, EMNLP 2019, section 3). In plain Java, because ONNX Runtime alone has no array
 * arithmetic, and a second engine for it would be 200 MB more.
 */
final class MeanPooling implements NoBatchifyTranslator<List<String>, List<Embedding>> {

  private static final String TOKENS = "tokens";

  private final SentenceTokenizer tokenizer;

  MeanPooling(SentenceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** Token ids, attention mask and token types, each int64 of shape (texts, length). */
  @Override
  public NDList processInput(TranslatorContext context, List<String> texts) {
    Encoding[] tokens = tokenizer.encode(texts);
    context.setAttachment(TOKENS, tokens);
    NDManager manager = context.getNDManager();
    return new NDList(
        array(manager, tokens, Encoding::getIds, "input_ids"),
        array(manager, tokens, Encoding::getAttentionMask, "attention_mask"),
        array(manager, tokens, Encoding::getTypeIds, "token_type_ids"));
  }

  private static NDArray array(
      NDManager manager, Encoding[] tokens, Function<Encoding, long[]> part, String name) {
    int length = tokens[0].getIds().length;
    LongBuffer values = LongBuffer.allocate(tokens.length * length);
    for (Encoding text : tokens) {
      values.put(part.apply(text));
    }
    values.flip();
    NDArray array = manager.create(values, new Shape(tokens.length, length), DataType.INT64);
    array.setName(name);
    return array;
  }

  @Override
  public List<Embedding> processOutput(TranslatorContext context, NDList output) {
    NDArray states = output.get(0);
    Shape shape = states.getShape();
    if (shape.dimension() != 3) {
      throw new IllegalStateException(
          "the model gives " + shape + ", expected token vectors (texts, length, dimensions)");
    }
    int length = Math.toIntExact(shape.get(1));
    int dimensions = Math.toIntExact(shape.get(2));
    FloatBuffer values = states.toByteBuffer().asFloatBuffer();
    Encoding[] tokens = (Encoding[]) context.getAttachment(TOKENS);
    float[] state = new float[dimensions];
    List<Embedding> vectors = new ArrayList<>(tokens.length);
    for (int text = 0; text < tokens.length; text++) {
      long[] mask = tokens[text].getAttentionMask();
      float[] sum = new float[dimensions];
      for (int token = 0; token < length; token++) {
        if (mask[token] != 0) {
          values.get((text * length + token) * dimensions, state);
          add(sum, state);
        }
      }
      vectors.add(Embedding.directionOf(sum));
    }
    return vectors;
  }

  /** The sum has the direction of the mean. */
  private static void add(float[] sum, float[] state) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += state[i];
    }
  }
}
