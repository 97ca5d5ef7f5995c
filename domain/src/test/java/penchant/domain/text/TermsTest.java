package penchant.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TermsTest {

  @Test
  void wordsAreLowerCaseInOrderAndRepeated() {
    assertThat(Terms.of("Red MUG, red-hot mug!"))
        .containsExactly("red", "mug", "red", "hot", "mug");
  }

  @Test
  void stopWordsSingleLettersAndNumbersAreLeftOut() {
    assertThat(Terms.of("The 3 best of the year 2024: a B-52 isn't 4x4"))
        .containsExactly("best", "year", "4x4");
  }

  @Test
  void whatIsTooLongForAWordIsLeftOut() {
    assertThat(Terms.of("a " + "spam".repeat(20_000) + " spade")).containsExactly("spade");
  }

  @Test
  void thePossessiveIsDropped() {
    assertThat(Terms.of("the gardener's O’Reilly book"))
        .containsExactly("gardener", "o'reilly", "book");
  }

  @Test
  void accentsAndOtherAlphabetsAreKept() {
    assertThat(Terms.of("Café Ελλάδα дом हिन्दी"))
        .containsExactly("café", "ελλάδα", "дом", "हिन्दी");
  }

  @Test
  void scriptsWithoutSpacesGivePairs() {
    assertThat(Terms.of("推荐系统")).containsExactly("推荐", "荐系", "系统");
    assertThat(Terms.of("コーヒー mug")).containsExactly("コー", "ーヒ", "ヒー", "mug");
    assertThat(Terms.of("茶 tea")).containsExactly("茶", "tea");
    assertThat(Terms.of("กาแฟ")).containsExactly("กา", "าแ", "แฟ");
  }

  @Test
  void emojiAndPunctuationAreNoTerms() {
    assertThat(Terms.of("😀 !!! --- 'quoted'")).containsExactly("quoted");
  }

  @Property
  void noTextBreaksIt(@ForAll String text) {
    assertThat(Terms.of(TextCleaner.clean(text))).doesNotContain("").noneMatch(String::isBlank);
  }
}
