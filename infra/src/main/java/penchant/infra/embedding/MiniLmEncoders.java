package penchant.infra.embedding;

import ai.djl.Application;
import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import penchant.actors.embedding.Encoder;
import penchant.actors.embedding.EncoderFactory;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.VectorSpace;
import penchant.infra.config.InvalidSettingException;

/**
 * Opens the sentence encoder, one session for each worker: a session of its own costs 90 MB and
 * buys that a worker whose session broke gets a new one without the others noticing.
 *
 * <p>Files and devices are tried once, at the start, so that a start that cannot work fails at once
 * and says which setting to change.
 */
public final class MiniLmEncoders implements EncoderFactory {

  private static final String MODEL_KEY = "penchant.embedding.minilm.model";
  private static final String TOKENIZER_KEY = "penchant.embedding.minilm.tokenizer";
  private static final String DEVICES_KEY = "penchant.embedding.devices";

  private final Path modelFile;
  private final SentenceTokenizer tokenizer;
  private final VectorSpace space;

  private MiniLmEncoders(Path modelFile, SentenceTokenizer tokenizer, VectorSpace space) {
    this.modelFile = modelFile;
    this.tokenizer = tokenizer;
    this.space = space;
  }

  /**
   * Reads the files and tries each device.
   *
   * @param slots {@code cpu}, {@code gpu:0}, ...
   * @throws InvalidSettingException if a file or a device is not there or does not work
   */
  public static MiniLmEncoders open(EmbeddingSettings.MiniLm files, List<String> slots) {
    requireFile(MODEL_KEY, files.model());
    requireFile(TOKENIZER_KEY, files.tokenizer());
    stayAtHome();
    SentenceTokenizer tokenizer = tokenizer(files);
    String id = id(files);
    MiniLmEncoders unmeasured =
        new MiniLmEncoders(files.model(), tokenizer, new VectorSpace(id, 1));
    int dimensions = 1;
    for (String slot : new LinkedHashSet<>(slots)) {
      dimensions = unmeasured.tryDevice(slot);
    }
    return new MiniLmEncoders(files.model(), tokenizer, new VectorSpace(id, dimensions));
  }

  /** DJL fetches engines and reports its use, unless it is told before its first class loads. */
  private static void stayAtHome() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.onnx.disable_alternative", "true");
  }

  private static void requireFile(String key, Path file) {
    if (!Files.isReadable(file)) {
      throw new InvalidSettingException(
          key
              + " is "
              + file
              + ", which cannot be read: build first (ops/penchant does), or name another file");
    }
  }

  private static SentenceTokenizer tokenizer(EmbeddingSettings.MiniLm files) {
    try {
      return new SentenceTokenizer(files.tokenizer(), files.maxLengthTokens());
    } catch (IOException | RuntimeException broken) {
      throw new InvalidSettingException(
          TOKENIZER_KEY + " is " + files.tokenizer() + ", which is no tokenizer: " + broken,
          broken);
    }
  }

  private static String id(EmbeddingSettings.MiniLm files) {
    try {
      return new Fingerprint()
          .file(files.model())
          .file(files.tokenizer())
          .text("fp32")
          .text("mean over the attention mask")
          .text("at most " + files.maxLengthTokens() + " tokens")
          .id();
    } catch (IOException unreadable) {
      throw new InvalidSettingException(
          MODEL_KEY + " is " + files.model() + ", which cannot be read: " + unreadable, unreadable);
    }
  }

  private int tryDevice(String slot) {
    try (Encoder encoder = open(slot)) {
      return encoder.encode(List.of("")).get(0).dimensions();
    } catch (RuntimeException broken) {
      boolean cpu = slot.equals("cpu");
      throw new InvalidSettingException(
          cpu
              ? MODEL_KEY + " is " + modelFile + ", which does not work: " + firstLine(broken)
              : DEVICES_KEY
                  + " names "
                  + slot
                  + ", which is not there ("
                  + firstLine(broken)
                  + "): take it out of the list, or install CUDA and onnxruntime_gpu",
          broken);
    }
  }

  /** The cause says it shortest, and errors of native code run over many lines. */
  private static String firstLine(Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
      root = cause;
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
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
  public Encoder open(String slot) {
    return new MiniLmEncoder(space, tokenizer, load(device(slot)));
  }

  private ZooModel<List<String>, List<Embedding>> load(Device device) {
    @SuppressWarnings("unchecked") // a class literal cannot carry the type of its elements
    Class<List<String>> texts = (Class<List<String>>) (Class<?>) List.class;
    @SuppressWarnings("unchecked")
    Class<List<Embedding>> vectors = (Class<List<Embedding>>) (Class<?>) List.class;
    try {
      return Criteria.builder()
          .optApplication(Application.NLP.TEXT_EMBEDDING)
          .setTypes(texts, vectors)
          .optModelPath(modelFile)
          .optEngine("OnnxRuntime")
          .optDevice(device)
          .optOption("intraOpNumThreads", "1")
          .optOption("interOpNumThreads", "1")
          .optTranslator(new MeanPooling(tokenizer))
          .build()
          .loadModel();
    } catch (IOException | ModelNotFoundException | MalformedModelException broken) {
      throw new IllegalStateException(
          "the model " + modelFile + " cannot be loaded on " + device + ": " + broken, broken);
    }
  }

  private static Device device(String slot) {
    int colon = slot.indexOf(':');
    return colon < 0 ? Device.cpu() : Device.gpu(Integer.parseInt(slot.substring(colon + 1)));
  }
}
