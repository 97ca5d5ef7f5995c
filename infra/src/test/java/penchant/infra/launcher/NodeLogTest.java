package penchant.infra.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeLogTest {

  private static final String TIME = "2026-01-02 03:04:05.678 ";

  @TempDir Path directory;

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

  private List<String> shown(String... lines) throws IOException {
    try (NodeLog log =
        NodeLog.open(
            directory.resolve("node.log"),
            "node 0 | ",
            new PrintStream(terminal, true, StandardCharsets.UTF_8))) {
      List.of(lines).forEach(log);
    }
    return terminal.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void everythingIsInTheFileAndWarningsAndMilestonesOnTheTerminal() throws IOException {
    List<String> shown =
        shown(
            TIME + "INFO  Cluster - joined",
            TIME + "WARN  Journal - slow",
            "java.lang.IllegalStateException: slow",
            "\tat somewhere",
            TIME + "INFO  Node - ready",
            "penchant: port 8080 is in use");

    assertThat(shown)
        .containsExactly(
            "node 0 | WARN Journal - slow",
            "node 0 | ready",
            "node 0 | penchant: port 8080 is in use");
    assertThat(Files.readAllLines(directory.resolve("node.log"))).hasSize(6);
  }

  @Test
  void aStormOfWarningsIsCutShort() throws IOException {
    String[] storm = new String[1_000];
    java.util.Arrays.fill(storm, TIME + "WARN  Journal - away");

    List<String> shown = shown(storm);

    assertThat(shown).hasSize(11);
    assertThat(shown.get(10)).contains("node.log");
  }

  @Test
  void whyAProcessEndedIsRemembered() throws IOException {
    try (NodeLog log =
        NodeLog.open(
            directory.resolve("node.log"),
            "",
            new PrintStream(terminal, true, StandardCharsets.UTF_8))) {
      log.accept("penchant: the device gpu:0 is not there");

      assertThat(log.lastFailure()).contains("the device gpu:0 is not there");
    }
  }

  /** As on a full disk: what a process says goes on being read, and its end is heard. */
  @Test
  void aFileThatCannotBeWrittenIsSaidOnceAndTheTerminalGoesOn() throws IOException {
    NodeLog log =
        NodeLog.open(
            directory.resolve("node.log"),
            "",
            new PrintStream(terminal, true, StandardCharsets.UTF_8));
    log.close();

    log.accept(TIME + "WARN  Journal - slow");
    log.accept(TIME + "WARN  Journal - slower");

    assertThat(terminal.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("cannot be written"))
        .anyMatch(line -> line.equals("WARN Journal - slower"));
  }
}
