package penchant.infra.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastErrorTest {

  @TempDir Path directory;

  @Test
  void theLastLineThatSpeaksOfAnErrorIsFound() throws IOException {
    Path log = directory.resolve("system.log");
    Files.writeString(
        log,
        """
        INFO starting
        ERROR [main] first
        ERROR [main] invalid sync window
        \tat org.apache.Something.fail(Exception.java:1)
        INFO bye
        """);

    assertThat(LastError.in(List.of(directory.resolve("missing"), log)))
        .contains(new LastError(log, "ERROR [main] invalid sync window"));
  }

  @Test
  void aLogWithoutAnErrorSaysNothing() throws IOException {
    Path log = Files.writeString(directory.resolve("console.log"), "INFO fine\n");

    assertThat(LastError.in(List.of(log))).isEmpty();
  }
}
