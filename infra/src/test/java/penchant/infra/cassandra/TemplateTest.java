package penchant.infra.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import penchant.infra.config.InvalidSettingException;

class TemplateTest {

  private final Template template = new Template("c.yaml", "port: {{port}}\nseed: a:{{port}} {x}");

  @Test
  void everyPlaceIsFilled() {
    assertThat(template.fill(Map.of("port", "7$1"))).isEqualTo("port: 7$1\nseed: a:7$1 {x}");
  }

  @Test
  void aPlaceWithoutAValueIsNamed() {
    assertThatThrownBy(() -> template.fill(Map.of()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("c.yaml")
        .hasMessageContaining("{{port}}");
  }

  @Test
  void aValueWithoutAPlaceIsNamed() {
    assertThatThrownBy(() -> template.fill(Map.of("port", "1", "heap", "2")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("heap");
  }
}
