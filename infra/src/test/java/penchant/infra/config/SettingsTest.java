package penchant.infra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private final Settings settings =
      Settings.at(
          ConfigFactory.parseString(
              "a.b { count = 12, share = 0.5, wait = 3 s, size = 2 KiB, word = blue, nothing = 0 s,"
                  + " words = \"green, red\", blank = \"\" }"),
          "a.b");

  @Test
  void valuesInTheirRangeAreRead() {
    assertThat(settings.integer("count", 12, 12)).isEqualTo(12);
    assertThat(settings.number("share", 0, 1)).isEqualTo(0.5);
    assertThat(settings.duration("wait", Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.bytes("size", 1_024, 2_048)).isEqualTo(2_048);
    assertThat(settings.choice("word", List.of("red", "blue"))).isEqualTo("blue");
    assertThat(settings.words("words", List.of("red", "blue", "green")))
        .containsExactly("green", "red");
    assertThat(settings.words("blank", List.of("red"))).isEmpty();
  }

  @Test
  void aValueOutOfItsRangeIsNamedWithItsKeyAndWhatItMayBe() {
    says(() -> settings.integer("count", 1, 11), "a.b.count is 12, must be between 1 and 11");
    says(() -> settings.number("share", 1, 2), "a.b.share is 0.5, must be between 1.0 and 2.0");
    says(() -> settings.duration("nothing"), "a.b.nothing is PT0S, must be longer than nothing");
    says(
        () -> settings.duration("wait", Duration.ofMinutes(1)),
        "a.b.wait is PT3S, must be at least PT1M");
    says(
        () -> settings.bytes("size", 3_072, 8L << 20),
        "a.b.size is 2048 bytes, must be between 3 KiB and 8 MiB");
    says(() -> settings.choice("word", List.of("red")), "a.b.word is blue, must be one of red");
    says(
        () -> settings.words("words", List.of("red", "blue")),
        "a.b.words is green, red, must be some of red, blue");
  }

  @Test
  void aValueOfAnotherTypeAndOneThatIsNotThereAreNamedWithTheirKey() {
    says(() -> settings.integer("word", 1, 2), "a.b.word: ");
    says(() -> settings.text("colour"), "a.b.colour is not set");
    says(() -> settings.block("colours"), "a.b.colours is not set");
  }

  private static void says(ThrowingCallable read, String message) {
    assertThatThrownBy(read)
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(message);
  }
}
