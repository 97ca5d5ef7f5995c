package penchant.infra.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchFileTest {

  @TempDir Path directory;

  private void write(long nodePid) {
    LaunchFile.in(directory)
        .write(
            new LaunchFile.Processes(
                List.of(
                    new LaunchFile.NodeEntry(
                        0, "http://127.0.0.1:8080", "127.0.0.1:4001", nodePid, "node-0.log")),
                new LaunchFile.CassandraEntry("127.0.0.1", 9042, null)));
  }

  @Test
  void namesNodesAndCassandra() throws IOException {
    write(17);

    JsonNode json = new ObjectMapper().readTree(directory.resolve("nodes.json").toFile());

    assertThat(json.at("/nodes/0/pid").asLong()).isEqualTo(17);
    assertThat(json.at("/nodes/0/http").asText()).isEqualTo("http://127.0.0.1:8080");
    assertThat(json.at("/cassandra/port").asInt()).isEqualTo(9042);
    assertThat(json.at("/cassandra/pid").isNull()).isTrue();
  }

  @Test
  void findsTheProcessesThatStillRun() throws IOException {
    write(ProcessHandle.current().pid());

    assertThat(LaunchFile.in(directory).stillRunning()).containsExactly(ProcessHandle.current());
  }

  @Test
  void processesThatHaveEndedAreNotFound() throws IOException {
    write(Integer.MAX_VALUE);

    assertThat(LaunchFile.in(directory).stillRunning()).isEmpty();
    assertThat(LaunchFile.in(directory.resolve("new")).stillRunning()).isEmpty();
  }
}
