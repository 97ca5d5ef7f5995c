package penchant.infra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import penchant.domain.behavior.BurstRule;
import penchant.domain.behavior.EventWeights;
import penchant.infra.http.HttpSettings;

class HttpAndEventsConfigTest {

  @Test
  void theFilesShipTheStandardSettings() {
    HttpSettings http = HttpConfig.read(file("http.conf"));

    assertThat(http.port()).isEqualTo(8080);
    assertThat(http.largestBodyBytes()).isEqualTo(8 * 1024 * 1024);
    assertThat(http.intake().eventsInFlight()).isEqualTo(20_000);
    assertThat(EventsConfig.weights(file("events.conf"))).isEqualTo(EventWeights.standard());
    assertThat(EventsConfig.burstRule(Installation.find().configuration()))
        .isEqualTo(new BurstRule(30, Duration.ofSeconds(10)));
  }

  @Test
  void aWeightOutOfRangeIsRefusedWithItsKey() {
    Config wrong =
        ConfigFactory.parseString("penchant.events.weights.view = 5000")
            .withFallback(file("events.conf"));

    assertThatThrownBy(() -> EventsConfig.weights(wrong))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("penchant.events.weights.view");
  }

  @Test
  void aBurstThatNoProfileCouldRememberIsRefused() {
    Config wrong =
        Installation.find().configuration(Map.of("penchant.events.burst.most-events", 31));

    assertThatThrownBy(() -> EventsConfig.burstRule(wrong))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("penchant.events.burst.most-events is 31")
        .hasMessageContaining("between 1 and 30");
  }

  private static Config file(String name) {
    return ConfigFactory.parseFile(Path.of("..", "config", name).toFile()).resolve();
  }
}
