package penchant.infra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

  @TempDir Path directory;

  @Test
  void theShippedConfigurationIsComplete() {
    Config config = Installation.find().configuration();

    assertThat(config.getInt("pekko.cluster.sharding.number-of-shards")).isEqualTo(128);
    assertThat(LauncherConfig.read(config).cassandra().syncWindow())
        .isEqualTo(Duration.ofMillis(5));
    assertThat(CassandraConfig.localDatacenter(config)).isEqualTo("datacenter1");
  }

  @Test
  void overridesWinAndAreSeenByWhatRefersToThem() {
    Config config =
        Installation.find().configuration(Map.of("penchant.cassandra.contact-point", "db:1"));

    assertThat(config.getStringList("datastax-java-driver.basic.contact-points"))
        .containsExactly("db:1");
  }

  @Test
  void aHeapThatIsTooSmallIsNamed() {
    Config config =
        Installation.find().configuration(Map.of("penchant.launcher.cassandra.heap", "1 MiB"));

    assertThatThrownBy(() -> LauncherConfig.read(config))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("penchant.launcher.cassandra.heap is 1048576 bytes");
  }

  @Test
  void aProfileThatIsNotThereIsNamed() {
    for (String name : List.of("shop", "../penchant")) {
      assertThatThrownBy(() -> Installation.find().configuration(Map.of("penchant.profile", name)))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("penchant.profile is '" + name + "'");
    }
  }

  @Test
  void aBrokenFileIsNamed() throws IOException {
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(directory.resolve("config/penchant.conf"), "a = {\n");

    assertThatThrownBy(() -> new Installation(directory).configuration())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("penchant.conf");
  }
}
