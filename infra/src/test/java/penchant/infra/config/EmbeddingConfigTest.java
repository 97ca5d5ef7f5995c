package penchant.infra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EmbeddingConfigTest {

  private final Installation here = Installation.find();

  @Test
  void aRequestIsGivenUpByThePoolBeforeTheApiGivesUpOnIt() {
    Config shipped = here.configuration();

    Duration answer = shipped.getDuration("pekko.http.server.request-timeout");

    assertThat(EmbeddingConfig.read(shipped, here.home()).pool().bulkTimeout()).isLessThan(answer);
    assertThatThrownBy(() -> EmbeddingConfig.read(with("bulk-within = 30 s"), here.home()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "penchant.embedding.bulk-within is PT30S, must be shorter than"
                + " pekko.http.server.request-timeout, which is PT30S");
  }

  private Config with(String setting) {
    return ConfigFactory.parseString("penchant.embedding { " + setting + " }")
        .withFallback(here.configuration());
  }
}
