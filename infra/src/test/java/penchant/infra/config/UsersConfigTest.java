package penchant.infra.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import penchant.actors.user.UserSettings;

class UsersConfigTest {

  @Test
  void whatCountsAsStandardIsWhatShips() {
    assertThat(UsersConfig.read(Installation.find().configuration()))
        .isEqualTo(UserSettings.standard());
  }
}
