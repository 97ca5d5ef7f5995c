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

  private static final int FRAME_TOKENS = 2;
  private static final int CHARS_PER_PIECE = 7;

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
   * About how many tokens {@code text} has, without asking the tokenizer: that would double the
   * work, and batches need no more than texts of like length.
   */
  int estimate(String text) {
    int tokens = FRAME_TOKENS;
    int run = 0;
    int end = Math.min(text.length(), maxLengthTokens * CHARS_PER_TOKEN);
    for (int i = 0; i < end && tokens < maxLengthTokens; i++) {
      char c = text.charAt(i);
      boolean inWord = Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
      if (inWord) {
        tokens += run % CHARS_PER_PIECE == 0 ? 1 : 0;
        run++;
      } else {
        tokens += Character.isWhitespace(c) ? 0 : 1;
        run = 0;
      }
    }
    return tokens;
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
