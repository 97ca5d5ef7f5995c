package penchant.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import penchant.infra.config.Installation;
import picocli.CommandLine;

class DemoCommandTest {

  @Test
  void itsDataIsKeptBesideThatOfUpUnlessAnotherPlaceIsGiven() {
    DemoCommand somewhere = new DemoCommand();
    new CommandLine(somewhere).parseArgs("--data", "/var/demo");

    assertThat(new DemoCommand().data())
        .isEqualTo(Installation.find().home().resolve("data").resolve("demo"));
    assertThat(somewhere.data()).isEqualTo(Path.of("/var/demo"));
  }
}
