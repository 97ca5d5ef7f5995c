package penchant.infra.embedding;

import java.util.List;
import penchant.actors.embedding.EncoderFactory;
import penchant.infra.config.InvalidSettingException;

/** The encoder that the configuration chose. */
public final class Encoders {

  private Encoders() {}

  /**
   * Opens it and tries every device once; takes about a second for the sentence encoder.
   *
   * @throws InvalidSettingException if it cannot work, in one line that names the key and the
   *     remedy
   */
  public static EncoderFactory open(EmbeddingSettings settings) {
    List<String> slots = settings.pool().slots();
    if (settings.encoder() == EmbeddingSettings.Kind.MINILM) {
      return MiniLmEncoders.open(settings.minilm(), slots);
    }
    slots.stream()
        .filter(slot -> !slot.equals("cpu"))
        .findFirst()
        .ifPresent(
            slot -> {
              throw new InvalidSettingException(
                  "penchant.embedding.devices names "
                      + slot
                      + ", but the encoder tfidf runs on cpu only: make it [\"cpu\"]");
            });
    return TfidfEncoders.open(settings.tfidfModel());
  }
}
