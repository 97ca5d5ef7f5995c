package penchant.infra.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import penchant.infra.config.InvalidSettingException;

class ContactPointTest {

  @Test
  void aPortIsOptional() {
    assertThat(ContactPoint.parse("db")).isEqualTo(new ContactPoint("db", 9042));
    assertThat(ContactPoint.parse("10.0.0.1:1")).isEqualTo(new ContactPoint("10.0.0.1", 1));
    assertThat(ContactPoint.parse("[::1]:9043")).isEqualTo(new ContactPoint("[::1]", 9043));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ":9042", "db:", "db:0", "db:65536", "db:port", "a:b:c", "::1"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> ContactPoint.parse(text))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("HOST:PORT");
  }
}
