package penchant.infra.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import penchant.actors.embedding.Encoder;
import penchant.actors.embedding.EncoderFactory;
import penchant.domain.text.TfIdf;
import penchant.infra.cli.CommandFailedException;
import penchant.infra.cli.FitTfidfCommand;
import penchant.infra.config.EmbeddingConfig;
import penchant.infra.config.Installation;
import penchant.infra.config.InvalidSettingException;
import picocli.CommandLine;

class TfidfTest {

  @TempDir Path folder = Path.of("");

  @Test
  void aModelIsReadBackAsItWasWritten() throws IOException {
    Path file = folder.resolve("deeper/tfidf.txt");

    TfIdf model = TfidfFit.fit(List.of("<b>Red</b> mug", "Blue mug", "红茶"), file);

    TfIdf again = TfidfFile.read(file);
    assertThat(again.features()).isEqualTo(model.features());
    assertThat(again.space()).isEqualTo(model.space());
    assertThat(Files.readAllLines(file)).contains("mug\t" + model.features().get(0).idf());
  }

  @Test
  void textsWithoutAnyTermCannotBeFitted() {
    assertThatThrownBy(() -> TfidfFit.fit(List.of("1 2 3", ""), folder.resolve("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none of the 2 texts");
  }

  @Test
  void theCommandFitsItemsAndTheConfiguredEncoderUsesThem() throws IOException {
    Path items =
        Files.writeString(
            folder.resolve("items.ndjson"),
            """
            {"id":"1","title":"Red mug","text":"A mug for tea"}

            {"id":"2","title":"Green tea"}
            {"id":"3","text":"A lamp"}
            """);
    Path out = folder.resolve("tfidf.txt");

    int exit =
        new CommandLine(new FitTfidfCommand())
            .execute("--items", items.toString(), "--out", out.toString());

    assertThat(exit).isZero();
    EncoderFactory encoders = Encoders.open(settings(out, "[cpu]"));
    assertThat(encoders.space().dimensions()).isEqualTo(5 + 256);
    try (Encoder encoder = encoders.open("cpu")) {
      assertThat(
              encoder
                  .encode(List.of("tea", "mug of tea"))
                  .get(0)
                  .cosine(encoder.encode(List.of("tea")).get(0)))
          .isGreaterThan(0.99);
    }
  }

  @Test
  void theCommandNamesTheLineThatIsBroken() throws IOException {
    Path items = Files.writeString(folder.resolve("items.ndjson"), "{\"title\":\"mug\"}\n{oops\n");
    CommandLine command =
        new CommandLine(new FitTfidfCommand())
            .setExecutionExceptionHandler(
                (failure, line, parsed) -> {
                  assertThat(failure)
                      .isInstanceOf(CommandFailedException.class)
                      .hasMessageContaining("line 2 is not JSON");
                  return 1;
                });

    assertThat(command.execute("--items", items.toString(), "--out", folder + "/out")).isEqualTo(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aMissingOrForeignModelFileEndsTheStartWithTheRemedy() throws IOException {
    Path foreign = Files.writeString(folder.resolve("foreign.txt"), "something else\n");

    for (Path file : List.of(folder.resolve("missing.txt"), foreign)) {
      assertThatThrownBy(() -> Encoders.open(settings(file, "[cpu]")))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageStartingWith("penchant.embedding.tfidf.model is " + file)
          .hasMessageContaining("fit-tfidf");
    }
  }

  @Test
  void devicesAreAListOrATextWithCommas() {
    assertThat(settings(folder, "[cpu, cpu]").pool().slots()).containsExactly("cpu", "cpu");
    assertThat(settings(folder, "\"cpu, gpu:1\"").pool().slots()).containsExactly("cpu", "gpu:1");
    for (String wrong : List.of("[]", "[tpu]", "\"\"", "[\"gpu:\"]")) {
      assertThatThrownBy(() -> settings(folder, wrong))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("penchant.embedding.devices");
    }
  }

  @Test
  void tfidfOnAGpuEndsTheStart() {
    assertThatThrownBy(() -> Encoders.open(settings(folder, "[\"gpu:0\"]")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("tfidf runs on cpu only");
  }

  private static EmbeddingSettings settings(Path model, String devices) {
    Installation here = Installation.find();
    Config config =
        ConfigFactory.parseString(
                "penchant.embedding { encoder = tfidf, devices = " + devices + " }")
            .withFallback(here.configuration());
    EmbeddingSettings read = EmbeddingConfig.read(config, here.home());
    return new EmbeddingSettings(read.encoder(), read.minilm(), model, read.pool());
  }
}
