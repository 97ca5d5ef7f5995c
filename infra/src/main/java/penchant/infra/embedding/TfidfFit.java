package penchant.infra.embedding;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import penchant.domain.text.TextCleaner;
import penchant.domain.text.TfIdf;

/** Fits a tf-idf model and freezes it in a file. */
public final class TfidfFit {

  private TfidfFit() {}

  /**
   * Takes the {@value TfIdf#TERMS} strongest terms of {@code texts}, or as many as there are.
   *
   * @param texts as they come in: they are cleaned here
   * @throws IllegalArgumentException if no text has a term
   * @throws IOException if the file cannot be written
   */
  public static TfIdf fit(List<String> texts, Path file) throws IOException {
    TfIdf model = TfIdf.fit(texts.stream().map(TextCleaner::clean).toList(), TfIdf.TERMS);
    if (model.features().isEmpty()) {
      throw new IllegalArgumentException(
          "none of the " + texts.size() + " texts has a term to fit a model on");
    }
    TfidfFile.write(model, file);
    return model;
  }
}
