package penchant.infra.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

  @TempDir Path directory;

  @Test
  void aDirectoryInUseIsRefusedInOneLine() {
    try (DirectoryLock first = DirectoryLock.take(directory, Duration.ZERO)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> DirectoryLock.take(directory, Duration.ofMillis(1)))
          .isInstanceOf(LaunchFailedException.class)
          .hasMessageContaining(directory.toString());
    }
  }

  @Test
  void aDirectoryIsFreeOnceItWasGivenBack() {
    DirectoryLock.take(directory, Duration.ZERO).close();

    try (DirectoryLock again = DirectoryLock.take(directory, Duration.ZERO)) {
      assertThat(again).isNotNull();
    }
  }
}
