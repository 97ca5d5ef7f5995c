package penchant.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ItemsTest {

  private static final Instant END = Instant.parse("2026-01-31T12:00:00Z");
  private static final List<Theme> THEMES = Vocabulary.themes();
  private static final List<WorldItem> ITEMS = Items.write(THEMES, 4000, new Random(1), END);
  private static final Pattern WRONG_ARTICLE =
      Pattern.compile("\\b[Aa] [aeioAEIO]\\w+|\\b[Aa]n [bcdfgjklmnpqrstvwxyzBCDFGJKLMNPQRSTVWXYZ]");

  @Test
  void thereAreFortyThemesInFiveDomains() {
    assertThat(THEMES).hasSize(40);
    assertThat(THEMES.stream().map(Theme::domain).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("commerce", "social", "news", "education", "entertainment");
    assertThat(THEMES.stream().map(Theme::key).distinct()).hasSize(40);
    assertThat(THEMES).allSatisfy(theme -> assertThat(theme.searches()).hasSizeGreaterThan(3));
  }

  @Test
  void everyTitleAndEveryIdIsThereOnce() {
    assertThat(ITEMS.stream().map(item -> item.title().toLowerCase(java.util.Locale.ROOT)))
        .doesNotHaveDuplicates();
    assertThat(ITEMS.stream().map(WorldItem::id)).doesNotHaveDuplicates();
  }

  @Test
  void noPlaceholderIsLeft() {
    assertThat(sentences()).noneMatch(text -> text.contains("{") || text.contains("}"));
  }

  @Test
  void articlesFitTheWordThatFollows() {
    assertThat(sentences()).noneMatch(text -> WRONG_ARTICLE.matcher(text).find());
  }

  @Test
  void everySentenceBeginsWithACapitalAndEndsWithAStop() {
    assertThat(ITEMS)
        .allSatisfy(
            item -> {
              assertThat(item.title()).matches("[A-Z].*[\\w?%')]");
              assertThat(item.text()).matches("[A-Z].*[.?]");
              assertThat(item.text()).doesNotContain("  ").doesNotContain("..");
              assertThat(item.text()).doesNotContainPattern("[.?] [a-z]");
            });
  }

  @Test
  void noWordStandsTwiceInARow() {
    Pattern twice = Pattern.compile("\\b(\\w+) \\1\\b", Pattern.CASE_INSENSITIVE);

    assertThat(sentences()).noneMatch(text -> twice.matcher(text).find());
  }

  @Test
  void theSameSeedWritesTheSameItemsAndAnotherSeedWritesOthers() {
    assertThat(Items.write(THEMES, 200, new Random(1), END)).isEqualTo(ITEMS.subList(0, 200));
    assertThat(Items.write(THEMES, 200, new Random(2), END)).isNotEqualTo(ITEMS.subList(0, 200));
  }

  @Test
  void aVocabularyThatIsUsedUpSaysSo() {
    assertThatThrownBy(() -> Items.write(THEMES, 1_000_000, new Random(1), END))
        .hasMessageContaining("ask for fewer items");
  }

  @Test
  void pluralsAndArticlesFollowTheSound() {
    assertThat(Phrase.plural("witch")).isEqualTo("witches");
    assertThat(Phrase.plural("galaxy")).isEqualTo("galaxies");
    assertThat(Phrase.plural("stuntman")).isEqualTo("stuntmen");
    assertThat(Phrase.withArticle("university-level")).isEqualTo("a university-level");
    assertThat(Phrase.withArticle("hour")).isEqualTo("an hour");
    assertThat(Phrase.withArticle("old map")).isEqualTo("an old map");
    assertThat(Phrase.titleCase("the hound of an old house"))
        .isEqualTo("The Hound of an Old House");
  }

  private static List<String> sentences() {
    return ITEMS.stream().flatMap(item -> Stream.of(item.title(), item.text())).toList();
  }
}
