package penchant.infra.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The id of the node cluster that is launched from a data directory. It stays the same, so that a
 * launch after a crash is known as the one that was there before and need not wait for its trace to
 * vanish; the directory's lock sees to it that there is one at a time.
 */
final class ClusterId {

  private ClusterId() {}

  /** The directory's id; made at the first launch. */
  static String in(Path directory) throws IOException {
    Path file = directory.resolve("cluster-id");
    if (!Files.exists(file) || Files.readString(file).isBlank()) {
      Files.writeString(file, UUID.randomUUID().toString());
    }
    return Files.readString(file).strip();
  }
}
