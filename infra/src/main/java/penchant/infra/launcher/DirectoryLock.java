package penchant.infra.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A data directory belongs to one launch at a time. The system frees it when the launch dies. */
final class DirectoryLock implements AutoCloseable {

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Makes the directory if need be and takes it, waiting for a launch that is just ending.
   *
   * @throws LaunchFailedException if another one keeps it
   */
  static DirectoryLock take(Path directory, Duration patience) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (Waiting.until(patience, () -> tryLock(channel))) {
        return new DirectoryLock(channel);
      }
      channel.close();
      throw new LaunchFailedException(
          "another launch uses " + directory + ": end it, or give --data another directory");
    } catch (IOException failed) {
      throw new LaunchFailedException(
          "cannot write in " + directory + ": " + failed.getMessage(), failed);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      @Nullable Object lock = channel.tryLock();
      return lock != null;
    } catch (java.nio.channels.OverlappingFileLockException withinThisProcess) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new LaunchFailedException("the lock cannot be given back: " + failed, failed);
    }
  }
}
