package penchant.infra.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import penchant.domain.text.TfIdf;
import penchant.infra.config.GivenFiles;
import penchant.infra.embedding.TfidfFit;
import penchant.infra.http.body.Malformed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fit-tfidf}: freezes the strongest terms of a catalogue as an encoder. */
@Command(
    name = "fit-tfidf",
    description = {
      "Fit the encoder 'tfidf' on a catalogue, once.",
      "A fit on other items is another vector space: nothing made with the old one fits it."
    },
    mixinStandardHelpOptions = true)
public final class FitTfidfCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--items",
      required = true,
      paramLabel = "FILE",
      description = "Items as NDJSON in the shape of the API: title, text.")
  private Path items = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to write; penchant.embedding.tfidf.model names it later.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    GivenFiles.requireFile("--items", items);
    GivenFiles.requireWritable("--out", out, items);
    try {
      TfIdf model = TfidfFit.fit(texts(), out);
      spec.commandLine()
          .getOut()
          .printf(
              "%d terms of %s in %s, vector space %s%n",
              model.features().size(), items, out, model.space().id());
      spec.commandLine().getOut().flush();
      return 0;
    } catch (IOException | IllegalArgumentException failed) {
      throw new CommandFailedException(
          "no model was fitted on " + items + ": " + GivenFiles.why(failed), failed);
    }
  }

  private List<String> texts() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> texts = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(items)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          texts.add(text(json, line, number));
        }
      }
    }
    return texts;
  }

  private static String text(ObjectMapper json, String line, int number) throws IOException {
    JsonNode item;
    try {
      item = json.readTree(line);
    } catch (JsonProcessingException broken) {
      throw new IOException("line " + number + " is not JSON: " + Malformed.inLine(broken), broken);
    }
    if (!item.isObject()) {
      throw new IOException(
          "line " + number + " is not an item, a JSON object with title and text");
    }
    return item.path("title").asText("") + ". " + item.path("text").asText("");
  }
}
