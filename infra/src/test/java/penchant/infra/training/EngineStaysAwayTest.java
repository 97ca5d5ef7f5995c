package penchant.infra.training;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import penchant.actors.embedding.Encoder;
import penchant.actors.embedding.EncoderFactory;
import penchant.infra.config.EmbeddingConfig;
import penchant.infra.config.Installation;
import penchant.infra.embedding.Encoders;
import penchant.infra.process.JavaCommand;

/** Half a GB of PyTorch is loaded where something is trained, and nowhere else. */
class EngineStaysAwayTest {

  @Test
  void onlyTrainingTouchesTheEngineThatTrains() {
    JavaClasses all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("penchant");

    noClasses()
        .that()
        .resideOutsideOfPackage("penchant.infra.training..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl.pytorch..", "ai.djl.training..", "ai.djl.nn..")
        .check(all);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProcessThatEncodesTextsHasItOnItsClassPathButNotInItsMemory() throws Exception {
    Process process =
        new ProcessBuilder(
                JavaCommand.ownJavaHome().resolve("bin").resolve("java").toString(),
                "-Xmx512m",
                "-Dpenchant.home=" + Installation.find().home(),
                "-cp",
                System.getProperty("java.class.path"),
                Serving.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(said.lines())
        .contains(
            "encoded 384 numbers, PyTorch is loaded: false", "trained, PyTorch is loaded: true");
  }

  /** Encodes as a node does, then trains as no node does. */
  static final class Serving {

    private Serving() {}

    public static void main(String[] arguments) throws IOException {
      Installation installation = Installation.find();
      EncoderFactory encoders =
          Encoders.open(EmbeddingConfig.read(installation.configuration(), installation.home()));
      try (Encoder encoder = encoders.open("cpu")) {
        int dimensions = encoder.encode(List.of("a lamp")).get(0).dimensions();
        System.out.println("encoded " + dimensions + " numbers, PyTorch is loaded: " + isLoaded());
      }
      PyTorch.load();
      System.out.println("trained, PyTorch is loaded: " + isLoaded());
    }

    private static boolean isLoaded() throws IOException {
      return Files.readString(Path.of("/proc/self/maps")).contains("libtorch");
    }
  }
}
