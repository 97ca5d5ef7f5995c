package penchant.infra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import penchant.actors.user.UserSettings;

class UsersAndClusteringConfigTest {

  @Test
  void aUserThatLeavesIsGoneLongBeforeItsCallersGiveUp() {
    UserSettings shipped = UsersConfig.read(file("users.conf"));

    assertThat(shipped.stopDeferral().multipliedBy(2)).isLessThan(shipped.askTimeout());
    assertThat(shipped.stopDeferral()).isEqualTo(UserSettings.standard().stopDeferral());
  }

  @Test
  void aUserThatWouldStayLongerThanItsCallersWaitIsRefused() {
    Config wrong = with("penchant.users.stop-deferral = 20 s", "users.conf");

    assertThatThrownBy(() -> UsersConfig.read(wrong))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("penchant.users.ask-timeout");
  }

  @Test
  void aWriteOfACohortHasRoomForAReport() {
    Config wrong = with("penchant.clustering.batch-size = 20 KiB", "clustering.conf");

    assertThat(ClusteringConfig.batchBytes(file("clustering.conf"))).isEqualTo(36 * 1024);
    assertThatThrownBy(() -> ClusteringConfig.batchBytes(wrong))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("penchant.clustering.batch-size");
  }

  private static Config with(String line, String file) {
    return ConfigFactory.parseString(line).withFallback(file(file));
  }

  private static Config file(String name) {
    return ConfigFactory.parseFile(Path.of("..", "config", name).toFile()).resolve();
  }
}
