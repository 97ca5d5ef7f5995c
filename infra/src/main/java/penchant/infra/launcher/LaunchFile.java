package penchant.infra.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code nodes.json} of a data directory: the processes of a launch, for other programs to read.
 */
record LaunchFile(Path file) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** What is written; addresses are URLs or {@code host:port}. */
  record Processes(List<NodeEntry> nodes, CassandraEntry cassandra) {}

  record NodeEntry(int index, String http, String artery, long pid, String log) {}

  /** {@code pid} is null for a Cassandra that this launch did not start. */
  record CassandraEntry(String host, int port, @Nullable Long pid) {}

  static LaunchFile in(Path directory) {
    return new LaunchFile(directory.resolve("nodes.json"));
  }

  /** Replaces the file at once, so that a reader never sees half of it. */
  void write(Processes processes) {
    Path draft = file.resolveSibling("nodes.json.new");
    try {
      Files.write(draft, JSON.writeValueAsBytes(processes));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new LaunchFailedException("cannot write " + file + ": " + failed.getMessage(), failed);
    }
  }

  /** The processes that the file names and that still run, other than by a reused id. */
  List<ProcessHandle> stillRunning() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    JsonNode written;
    try {
      written = JSON.readTree(Files.readString(file));
    } catch (JsonProcessingException broken) {
      throw new IOException(file + " is not JSON: " + broken.getOriginalMessage(), broken);
    }
    List<Long> ids = new ArrayList<>();
    written.path("nodes").forEach(node -> ids.add(node.path("pid").asLong()));
    ids.add(written.path("cassandra").path("pid").asLong());
    Instant writtenAt = Files.getLastModifiedTime(file).toInstant();
    return ids.stream()
        .flatMap(id -> ProcessHandle.of(id).stream())
        .filter(process -> process.isAlive() && isOurs(process.info(), writtenAt))
        .toList();
  }

  /**
   * A JVM that ran when the file was written; the system may have given its id to another since.
   */
  private static boolean isOurs(ProcessHandle.Info process, Instant writtenAt) {
    boolean isJava = process.command().map(program -> program.endsWith("java")).orElse(false);
    return isJava
        && process
            .startInstant()
            .map(start -> start.isBefore(writtenAt.plusSeconds(1)))
            .orElse(false);
  }
}
