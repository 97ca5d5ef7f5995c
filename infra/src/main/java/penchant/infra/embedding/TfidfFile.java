package penchant.infra.embedding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import penchant.domain.text.TfIdf;

/**
 * A frozen tf-idf model as a text file: a first line that says what it is, then a line for each
 * term with its idf, a tab between them, strongest first.
 */
public final class TfidfFile {

  private static final String HEAD = "penchant tf-idf 1";

  private TfidfFile() {}

  /** Writes the file whole or not at all; missing directories are made. */
  public static void write(TfIdf model, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path directory = target.getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    Stream<String> terms =
        model.features().stream().map(feature -> feature.term() + '\t' + feature.idf());
    Files.write(unfinished, Stream.concat(Stream.of(HEAD), terms).toList());
    Files.move(
        unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it cannot be read or is something else; the message names the line
   */
  public static TfIdf read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
      throw new IOException(file + " does not begin with '" + HEAD + "'");
    }
    List<TfIdf.Feature> features = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      int tab = line.indexOf('\t');
      try {
        features.add(
            new TfIdf.Feature(line.substring(0, tab), Double.parseDouble(line.substring(tab + 1))));
      } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
        throw new IOException(
            "line " + (i + 1) + " of " + file + " is not a term, a tab and its idf: " + line,
            wrong);
      }
    }
    try {
      return TfIdf.of(features);
    } catch (IllegalArgumentException wrong) {
      throw new IOException(file + ": " + wrong.getMessage(), wrong);
    }
  }
}
