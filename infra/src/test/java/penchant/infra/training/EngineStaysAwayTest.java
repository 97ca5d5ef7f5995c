package penchant.infra.training;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import penchant.actors.embedding.Encoder;
import penchant.actors.embedding.EncoderFactory;
import penchant.domain.network.TrainingSettings;
import penchant.infra.config.EmbeddingConfig;
import penchant.infra.config.Installation;
import penchant.infra.embedding.Encoders;
import penchant.infra.process.JavaCommand;

/** Half a GB of PyTorch is loaded where something is trained, and nowhere else. */
class EngineStaysAwayTest {

  @TempDir private Path nothingUnpacked = Path.of("");

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
    Process process = started(System.getProperty("java.class.path"), Serving.class);
    String said = said(process);

    assertThat(process.waitFor()).isZero();
    assertThat(said.lines())
        .contains(
            "encoded 384 numbers, PyTorch is loaded: false", "trained, PyTorch is loaded: true");
  }

  @Test
  void whereTheEngineIsMissingWhatSwitchesItOnFailsAtOnceAndInOneLine() throws Exception {
    String withoutPyTorch =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("pytorch-native"))
            .collect(Collectors.joining(File.pathSeparator));

    Process process = started(withoutPyTorch, Switching.class);
    List<String> said = said(process).lines().filter(line -> line.startsWith("switched")).toList();

    assertThat(process.waitFor()).isZero();
    assertThat(said).hasSize(2);
    assertThat(said.get(0)).isEqualTo("switched off: starts");
    assertThat(said.get(1))
        .startsWith("switched on: PyTorch, which trains f and g, does not load on this machine (")
        .contains("set penchant.ranking.attention.enabled and penchant.ranking.foresight.enabled");
  }

  private Process started(String classPath, Class<?> main) throws IOException {
    return new ProcessBuilder(
            JavaCommand.ownJavaHome().resolve("bin").resolve("java").toString(),
            "-Xmx512m",
            "-Dpenchant.home=" + Installation.find().home(),
            "-cp",
            classPath,
            main.getName(),
            nothingUnpacked.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Starts what trains, with its switches off and on. */
  static final class Switching {

    private Switching() {}

    public static void main(String[] arguments) {
      // What another test unpacked is not to be found.
      System.setProperty("DJL_CACHE_DIR", arguments[0]);
      start("off", false);
      start("on", true);
    }

    private static void start(String what, boolean isOn) {
      try {
        new SwitchedTrainer(
            new TrainingSettings(isOn, false, 1_000, Duration.ofSeconds(1)),
            progress -> {},
            (name, trained) -> {});
        System.out.println("switched " + what + ": starts");
      } catch (TrainingUnavailableException unavailable) {
        System.out.println("switched " + what + ": " + unavailable.getMessage());
      }
    }
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
