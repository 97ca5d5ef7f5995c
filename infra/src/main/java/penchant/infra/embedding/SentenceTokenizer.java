package penchant.infra.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Texts to tokens, cut at the maximum length and padded to the longest of their batch, whatever the
 * file itself says about that. Safe for any thread.
 */
final class SentenceTokenizer implements AutoCloseable {

  /** A text of the longest tokens there are is not read beyond this; cutting costs time as well. */
  private static final int CHARS_PER_TOKEN = 64;

  private final HuggingFaceTokenizer tokenizer;
  private final int maxLengthTokens;

  SentenceTokenizer(Path file, int maxLengthTokens) throws IOException {
    this.tokenizer =
        HuggingFaceTokenizer.builder()
            .optTokenizerPath(file)
            .optTruncation(true)
            .optMaxLength(maxLengthTokens)
            .optPadding(true)
            .build();
    this.maxLengthTokens = maxLengthTokens;
  }

  /** All of one length, that of the longest. */
  Encoding[] encode(List<String> texts) {
    return tokenizer.batchEncode(texts.stream().map(this::readable).toList());
  }

  /**
   * How many tokens {@code text} has after cutting. It is asked of the tokenizer, though that does
   * its work twice: a count by rules of thumb was cheaper, and made batches so uneven that padding
   * took a fifth of the rate.
   */
  int count(String text) {
    return tokenizer.encode(readable(text)).getIds().length;
  }

  private String readable(String text) {
    int limit = maxLengthTokens * CHARS_PER_TOKEN;
    if (text.length() <= limit) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
