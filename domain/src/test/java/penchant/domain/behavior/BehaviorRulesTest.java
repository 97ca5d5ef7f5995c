package penchant.domain.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BehaviorRulesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @EnumSource(BehaviorType.class)
  void everyKindIsWelcomeWithAnItemOrAText(BehaviorType type) {
    assertThat(refusal(draft(type.wireName()).item("i"))).isEmpty();
    assertThat(refusal(draft(type.wireName()).text("t"))).isEmpty();
    assertThat(refusal(draft(type.wireName())))
        .hasValueSatisfying(reason -> assertThat(reason).contains("item and text"));
  }

  @Test
  void anUnknownKindIsRefusedWithTheKnownOnes() {
    assertThat(refusal(draft("stare").item("i")))
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("type 'stare'").contains("view, search, click"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "two words",
        "a/b",
        "100%",
        "x|y",
        "née",
        "😀😀",
        "../..",
        "日本",
        "\"quoted\""
      })
  void idsOfAllScriptsAreWelcome(String id) {
    assertThat(Ids.refusal("user", id)).isEmpty();
  }

  @Test
  void anIdHasOneToAHundredAndTwentyEightCharacters() {
    assertThat(Ids.refusal("user", "")).hasValue("user is empty, must have 1 to 128 characters");
    assertThat(Ids.refusal("user", "x".repeat(128))).isEmpty();
    assertThat(Ids.refusal("user", "😀".repeat(128))).isEmpty();
    assertThat(Ids.refusal("user", "x".repeat(129)))
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .startsWith("user 'xxx")
                    .contains("129 characters")
                    .hasSizeLessThan(120));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\u0000b", "\t", "a\u007F", "a\u0085", "\uD800", "a\uDC00b"})
  void controlCharactersAndHalvesOfCharactersAreRefused(String id) {
    assertThat(Ids.refusal("item", id))
        .hasValueSatisfying(
            reason -> assertThat(reason).startsWith("item holds ").doesNotContain("\n", "\u0000"));
  }

  @ParameterizedTest
  @CsvSource({
    "rating, 0", "rating, 5", "purchase, 0.001", "purchase, 1000000", "return, 3", "cart, 1",
    "view, 0", "click, 86400", "skip, 3", "comment, -1", "comment, 1", "like, 7"
  })
  void valuesInTheRangeOfTheirKindAreWelcome(String type, double value) {
    assertThat(refusal(draft(type).item("i").value(value))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "rating, -0.1", "rating, 5.1", "purchase, 0", "purchase, 1000001", "return, -3", "cart, 0",
    "view, -1", "click, 86401", "skip, 1e308", "comment, -1.1", "comment, 2", "like, 1e308",
    "view, NaN", "like, NaN", "rating, Infinity", "share, -Infinity"
  })
  void valuesOutOfTheRangeOfTheirKindAreRefused(String type, double value) {
    assertThat(refusal(draft(type).item("i").value(value)))
        .hasValueSatisfying(
            reason -> assertThat(reason).startsWith("value " + value).contains("must be"));
  }

  @ParameterizedTest
  @CsvSource({
    "1990-01-01T00:00:00Z, true",
    "1989-12-31T23:59:59Z, false",
    "2026-01-01T00:05:00Z, true",
    "2026-01-01T00:05:01Z, false",
    "9999-12-31T23:59:59Z, false"
  })
  void timesBeforeOurTimeOrAheadAreRefused(Instant at, boolean welcome) {
    assertThat(refusal(draft("view").item("i").at(at)).isEmpty()).isEqualTo(welcome);
  }

  @Test
  void aTextHasAtMostAHundredThousandCharacters() {
    assertThat(refusal(draft("search").text("x".repeat(100_000)))).isEmpty();
    assertThat(refusal(draft("search").text("😀".repeat(100_000)))).isEmpty();
    assertThat(refusal(draft("search").text("x".repeat(1_000_000))))
        .hasValue("text has 1000000 characters, must have at most 100,000");
  }

  @Test
  void anOffsetNeedsASource() {
    assertThat(refusal(draft("view").item("i").offset(7)))
        .hasValue("offset 7 stands alone, it needs a source");
    assertThat(refusal(draft("view").item("i").source("feed").offset(7))).isEmpty();
    assertThat(refusal(draft("view").item("i").source("feed").offset(-1))).isPresent();
    assertThat(refusal(draft("view").item("i").source("").offset(1))).isPresent();
  }

  @Test
  void aContextIsSmall() {
    assertThat(refusal(draft("view").item("i").context("page", "x".repeat(257)))).isPresent();
    assertThat(refusal(draft("view").item("i").context("page", "home"))).isEmpty();
  }

  private static Optional<String> refusal(Draft draft) {
    return BehaviorRules.refusal(draft.done(), NOW);
  }

  private static Draft draft(String type) {
    return new Draft(type);
  }

  private static final class Draft {
    private final String type;
    private Optional<String> item = Optional.empty();
    private Optional<String> text = Optional.empty();
    private OptionalDouble value = OptionalDouble.empty();
    private Optional<Instant> at = Optional.empty();
    private Optional<String> source = Optional.empty();
    private OptionalLong offset = OptionalLong.empty();
    private final SortedMap<String, String> context = new TreeMap<>();

    Draft(String type) {
      this.type = type;
    }

    Draft item(String id) {
      item = Optional.of(id);
      return this;
    }

    Draft text(String content) {
      text = Optional.of(content);
      return this;
    }

    Draft value(double number) {
      value = OptionalDouble.of(number);
      return this;
    }

    Draft at(Instant time) {
      at = Optional.of(time);
      return this;
    }

    Draft source(String name) {
      source = Optional.of(name);
      return this;
    }

    Draft offset(long place) {
      offset = OptionalLong.of(place);
      return this;
    }

    Draft context(String key, String content) {
      context.put(key, content);
      return this;
    }

    BehaviorDraft done() {
      return new BehaviorDraft(
          Optional.empty(), "u", type, item, text, value, at, source, offset, context);
    }
  }
}
