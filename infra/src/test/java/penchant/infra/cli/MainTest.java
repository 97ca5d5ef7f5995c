package penchant.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import penchant.infra.launcher.LaunchFailedException;
import picocli.CommandLine;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine commandLine =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return Main.run(commandLine, arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "up", "load", "status", "replay", "bench", "node"})
  void everyCommandHasHelp(String command) {
    int exitCode = run(command, "--help");

    assertThat(exitCode).isZero();
    assertThat(out.toString()).contains("Usage: penchant " + command);
  }

  @Test
  void theNodeCommandIsNotListed() {
    run("--help");

    assertThat(out.toString()).contains("up", "load", "status").doesNotContain("\n  node ");
  }

  @Test
  void anUnknownCommandIsSaidInOneLineWithAHint() {
    int exitCode = run("serve");

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("'serve'", "penchant --help");
  }

  @Test
  void anUnknownOptionIsSaidInOneLineWithAHint() {
    int exitCode = run("up", "--node", "3");

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("'--node'", "penchant up --help");
  }

  @Test
  void aWrongValueIsSaidInOneLine() {
    int exitCode = run("up", "--nodes", "three");

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString()).contains("--nodes", "three").hasLineCount(1);
  }

  @Test
  void withoutACommandTheHelpIsShownAsAfterAMistake() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: penchant");
  }

  @Test
  void aFailureIsOneLineWithoutAStackTrace() {
    int exitCode = failing(new LaunchFailedException("port 8080 is in use:\n  give another"));

    assertThat(exitCode).isEqualTo(1);
    assertThat(err)
        .hasToString("penchant: port 8080 is in use:; give another" + System.lineSeparator());
  }

  @Test
  void anUnexpectedFailureNamesItsKind() {
    int exitCode = failing(new IllegalStateException("nobody thought of this"));

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString())
        .contains("IllegalStateException: nobody thought of this", "--verbose")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "load ndjson . --lanes -1",
        "load ndjson . --lanes 0",
        "load ndjson . --batch 0",
        "load ndjson . --url foo",
        "load ndjson . --url ftp://a",
        "evaluate nothing",
        "evaluate retail . --prequential --without text",
        "evaluate movielens . --prequential --ablations",
        "evaluate case-study --picture classes.txt",
        "evaluate case-study --k 0",
        "evaluate case-study --k 5 --users 4",
        "evaluate nothing --help",
        "evaluate --help nothing",
        "nothing --help"
      })
  void aMistakeOnTheCommandLineIsOneLineAndExitCodeTwo(String line) {
    int exitCode = run(line.split(" "));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString()).startsWith("penchant: ").contains("--help").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fit-tfidf --items no-such-file --out x",
        "fit-tfidf --items pom.xml --out no-such-folder/x",
        "fit-tfidf --items pom.xml --out src",
        "evaluate retail no-such-file",
        "evaluate files --items no-such-file --events pom.xml --users pom.xml --lists x",
        "evaluate files --items pom.xml --events pom.xml --users pom.xml --lists no-such-folder/x"
      })
  void aFileThatCannotBeReadOrWrittenIsSaidFirstAndInOneLine(String line) {
    int exitCode = run(line.split(" "));

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("penchant: ")
        .containsAnyOf("no-such-file: no such file", "there is no directory", "is a directory")
        .doesNotContain("Exception")
        .hasLineCount(1);
  }

  @Test
  void noSentenceOfTheHelpIsCutInTheMiddle() {
    run("--help");
    run("bench", "--help");
    run("evaluate", "--help");

    String[] blocks = out.toString().split("Commands:\\R");
    assertThat(blocks).hasSize(4);
    for (int i = 1; i < blocks.length; i++) {
      for (String entry : blocks[i].split("Usage:", -1)[0].split("\\R(?=  \\S)", -1)) {
        assertThat(entry.strip()).endsWith(".");
      }
    }
  }

  private int failing(RuntimeException failure) {
    CommandLine commandLine =
        Main.commandLine()
            .setErr(new PrintWriter(err))
            .setExecutionStrategy(
                parsed -> {
                  throw new CommandLine.ExecutionException(
                      parsed.commandSpec().commandLine(), "failed", failure);
                });
    return Main.run(commandLine, "status");
  }

  @Test
  void anAddressThatNobodyAnswersOnIsSaidInOneLine() {
    int exitCode = run("status", "--url", "http://127.0.0.1:1");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString()).contains("nobody answers on http://127.0.0.1:1").hasLineCount(1);
  }

  @Test
  void anAddressThatIsNoneIsSaidInOneLine() {
    int exitCode = run("status", "--url", "localhost:8080");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString()).contains("--url", "http://").hasLineCount(1);
  }
}
