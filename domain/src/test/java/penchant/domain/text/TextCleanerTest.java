package penchant.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextCleanerTest {

  @Test
  void htmlBecomesWhatAReaderSees() {
    String html =
        "<div class=\"x\"><h1>Red&nbsp;mug</h1><p>Holds <b>0.3</b> l &amp; keeps warm</p>"
            + "<script>alert('no')</script><style>p{}</style><!-- nor this --></div>";

    assertThat(TextCleaner.clean(html)).isEqualTo("Red mug Holds 0.3 l & keeps warm");
  }

  @Test
  void aLessThanSignInPlainTextStays() {
    assertThat(TextCleaner.clean("3 < 4 and 5 > 4")).isEqualTo("3 < 4 and 5 > 4");
    assertThat(TextCleaner.clean("a List<String> is no tag")).isEqualTo("a List<String> is no tag");
    assertThat(TextCleaner.clean("I <3 tea")).isEqualTo("I <3 tea");
    assertThat(TextCleaner.clean("<p>3 < 4</p>")).isEqualTo("3 < 4");
  }

  @Test
  void anAmpersandInPlainTextStays() {
    assertThat(TextCleaner.clean("R&D, AT&T; salt & pepper")).isEqualTo("R&D, AT&T; salt & pepper");
  }

  @Test
  void entitiesWithoutTagsAreDecoded() {
    assertThat(TextCleaner.clean("Caf&eacute; &#8364;5")).isEqualTo("Café €5");
  }

  @Test
  void controlCharactersAndWhiteSpaceBecomeOneSpace() {
    assertThat(TextCleaner.clean(" a\u0000b\t\r\n c\u00A0\u2003d\u007F ")).isEqualTo("a b c d");
  }

  @Test
  void invisibleMarksGoAndJoinersStay() {
    assertThat(TextCleaner.clean("\uFEFFsoft\u00ADhyphen\u200B \u202Eno\u2069"))
        .isEqualTo("softhyphen no");
    String family = "👩\u200D👧";
    assertThat(TextCleaner.clean(family)).isEqualTo(family);
  }

  @Test
  void unicodeIsComposed() {
    assertThat(TextCleaner.clean("Cafe\u0301")).isEqualTo("Café");
  }

  @Test
  void anUnpairedSurrogateBecomesASpace() {
    assertThat(TextCleaner.clean("a\uD83Db")).isEqualTo("a b");
  }

  @Test
  void theLimitDoesNotSplitASurrogatePair() {
    String text = "x".repeat(TextCleaner.MAX_CHARS - 1) + "😀 and more";

    String clean = TextCleaner.clean(text);

    assertThat(clean).hasSize(TextCleaner.MAX_CHARS - 1);
    assertThat(Character.isHighSurrogate(clean.charAt(clean.length() - 1))).isFalse();
  }

  @Test
  void aMegabyteOfNestedTagsIsHandledAtOnce() {
    String deep = "<b>".repeat(350_000) + "text";

    assertThat(TextCleaner.clean(deep).length()).isLessThanOrEqualTo(TextCleaner.MAX_CHARS);
  }

  @Test
  void layersOfEscapesEndSomewhere() {
    String layers = "&" + "amp;".repeat(4_000) + "lt;b>";

    String clean = TextCleaner.clean(layers);

    assertThat(TextCleaner.clean(clean)).isEqualTo(clean);
    assertThat(clean).doesNotContain("&", "<");
  }

  @Test
  void nothingToReadGivesAnEmptyText() {
    assertThat(TextCleaner.clean("")).isEmpty();
    assertThat(TextCleaner.clean(" \n\u0000<br/>\u200B")).isEmpty();
  }

  @Property
  void cleaningTwiceChangesNothingMore(@ForAll("texts") String raw) {
    String once = TextCleaner.clean(raw);

    assertThat(TextCleaner.clean(once)).isEqualTo(once);
  }

  @Property
  void cleanTextIsNeverLongerThanTheComposedRawText(@ForAll("texts") String raw) {
    String composed = Normalizer.normalize(raw, Normalizer.Form.NFC);

    assertThat(TextCleaner.clean(raw).length())
        .isLessThanOrEqualTo(Math.min(composed.length(), TextCleaner.MAX_CHARS));
  }

  @Property
  void cleanTextHasNoControlsNoRunsOfSpacesAndIsComposed(@ForAll("texts") String raw) {
    String clean = TextCleaner.clean(raw);

    assertThat(clean.chars()).noneMatch(Character::isISOControl);
    assertThat(clean).doesNotContain("  ").isEqualTo(clean.strip());
    assertThat(Normalizer.isNormalized(clean, Normalizer.Form.NFC)).isTrue();
  }

  /** Any characters, with bits of markup among them more often than chance would have it. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> markup =
        Arbitraries.of(
            "<",
            ">",
            "<b>",
            "</b>",
            "<p class='x'>",
            "<!--",
            "-->",
            "&",
            "&amp;",
            "&lt;",
            "&gt;",
            "&amp;lt;",
            "&nbsp;",
            "&#0;",
            "&#x958;",
            "lt;",
            "amp",
            ";",
            "script",
            "<script>",
            " ");
    Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(6);
    return Arbitraries.oneOf(markup, anything)
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }
}
