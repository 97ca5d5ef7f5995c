package penchant.domain.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import penchant.domain.decay.DecayedSum;
import penchant.domain.text.Terms;
import penchant.domain.vector.Embedding;

class LabelsTest {

  private static final Map<String, String> TITLES =
      Map.of(
          "lantern", "metal garden lantern set",
          "lanterns", "garden lanterns set",
          "spade", "garden spade set 30cm",
          "cup", "paper party cup set",
          "plates", "paper party plates set",
          "numbers", "7b x2",
          "knitted", "hot water bottle knitted",
          "tartan", "scottie hot water bottle",
          "rack", "wine bottle rack");

  private static final ItemKnowledge SHOP =
      new ItemKnowledge() {
        @Override
        public Mean mean() {
          return Mean.NONE;
        }

        @Override
        public List<String> terms(String item) {
          String title = TITLES.get(item);
          return title == null
              ? List.of()
              : Arrays.asList(title.toLowerCase(Locale.ROOT).split(" ", -1));
        }

        @Override
        public Optional<Embedding> vector(String item) {
          return Optional.empty();
        }
      };

  private static DecayedSum mass(double mass) {
    return new DecayedSum(mass, Populations.START);
  }

  private static SortedMap<Long, Labels.Label> labels(
      SortedMap<Long, Map<String, DecayedSum>> deeds) {
    return labels(deeds, new TreeMap<>());
  }

  private static SortedMap<Long, Labels.Label> labels(
      SortedMap<Long, Map<String, DecayedSum>> deeds, SortedMap<Long, Labels.Label> before) {
    return labels(deeds, before, Set.of());
  }

  private static SortedMap<Long, Labels.Label> labels(
      SortedMap<Long, Map<String, DecayedSum>> deeds,
      SortedMap<Long, Labels.Label> before,
      Set<Long> kept) {
    return Labels.of(deeds, before, kept, SHOP, Populations.HALF_LIFE, 8);
  }

  private static Labels.Label label(SortedMap<Long, Labels.Label> labels, long id) {
    return Objects.requireNonNull(labels.get(id));
  }

  @Test
  void aLabelSaysWhatIsDoneHereAndNotWhatIsDoneEverywhere() {
    var labels =
        labels(
            new TreeMap<>(
                Map.of(
                    1L, Map.of("item:lantern", mass(5), "item:spade", mass(4)),
                    2L, Map.of("item:cup", mass(2), "item:plates", mass(3)))));

    assertThat(label(labels, 1).text()).startsWith("garden, ").doesNotContain("set");
    assertThat(label(labels, 2).text()).contains("paper", "party");
  }

  @Test
  void whatIsDoneALittleMoreHereThanEverywhereNamesNobody() {
    var labels =
        labels(
            new TreeMap<>(
                Map.of(
                    1L, Map.of("term:heart", mass(4), "term:candle", mass(1)),
                    2L, Map.of("term:heart", mass(4), "term:lantern", mass(1)),
                    3L, Map.of("term:heart", mass(8), "term:teacup", mass(1)))));

    assertThat(label(labels, 3).text()).startsWith("teacup");
    assertThat(labels.values()).noneMatch(label -> label.text().startsWith("heart"));
  }

  @Test
  void singularAndPluralAreOneWord() {
    var labels =
        labels(
            new TreeMap<>(Map.of(1L, Map.of("item:lantern", mass(5), "item:lanterns", mass(4)))));

    assertThat(label(labels, 1).terms()).containsOnlyOnce("lantern").doesNotContain("lanterns");
  }

  @Test
  void searchTermsCountLikeTheWordsOfItems() {
    var labels =
        labels(
            new TreeMap<>(
                Map.of(
                    1L, Map.of("item:unknown", mass(50), "term:sailing", mass(1)),
                    2L, Map.of("item:cup", mass(1)))));

    assertThat(label(labels, 1).text()).isEqualTo("sailing");
  }

  @Test
  void realWordsComeBeforeNumbersAndNothingAtAllStillHasAName() {
    var labels =
        labels(
            new TreeMap<>(
                Map.of(
                    1L, Map.of("item:spade", mass(1), "item:numbers", mass(9)),
                    2L, Map.of())));

    assertThat(label(labels, 1).terms()).startsWith("garden spade set").contains("7b", "x2");
    assertThat(label(labels, 2).text()).isEqualTo("group 2");
  }

  @Test
  void noTwoClustersHaveTheSameLabel() {
    SortedMap<Long, Map<String, DecayedSum>> same = new TreeMap<>();
    for (long id = 1; id <= 6; id++) {
      same.put(id, Map.of("item:cup", mass(2), "item:plates", mass(3)));
    }

    assertThat(labels(same).values()).extracting(Labels.Label::text).doesNotHaveDuplicates();
  }

  @Test
  void aWordThatMostlyStandsInOnePhraseIsNamedByThePhrase() {
    var labels =
        labels(
            new TreeMap<>(
                Map.of(
                    1L,
                    Map.of("item:knitted", mass(4), "item:tartan", mass(4), "item:rack", mass(1)),
                    2L,
                    Map.of("item:cup", mass(3)))));

    assertThat(label(labels, 1).text()).contains("hot water bottle");
    assertThat(label(labels, 1).terms()).doesNotContain("hot", "water", "bottle");
  }

  @Test
  void aWordThatIsSaidEverywhereIsNoPartOfAPhrase() {
    ItemKnowledge questions =
        titles(
            Map.of(
                "a", "anyone else sewing curtains",
                "b", "anyone else sewing shirts",
                "c", "anyone else lifting weights",
                "d", "anyone else painting walls"));

    var labels =
        Labels.of(
            new TreeMap<>(
                Map.of(
                    1L, Map.of("item:a", mass(3), "item:b", mass(3)),
                    2L, Map.of("item:c", mass(6)),
                    3L, Map.of("item:d", mass(6)))),
            new TreeMap<>(),
            Set.of(),
            questions,
            Populations.HALF_LIFE,
            8);

    assertThat(label(labels, 1).text()).startsWith("sewing").doesNotContain("else");
  }

  @Test
  void pairsOfCharactersThatOverlapAreWrittenAsOnePhrase() {
    ItemKnowledge news = titles(Map.of("a", "人工智能 的新闻", "b", "人工智能 与教育"));

    var labels =
        Labels.of(
            new TreeMap<>(
                Map.of(
                    1L, Map.of("item:a", mass(3), "item:b", mass(3)),
                    2L, Map.of("term:足球", mass(1)))),
            new TreeMap<>(),
            Set.of(),
            news,
            Populations.HALF_LIFE,
            8);

    assertThat(label(labels, 1).terms()).contains("人工智能").doesNotContain("工智");
  }

  private static ItemKnowledge titles(Map<String, String> titles) {
    return new ItemKnowledge() {
      @Override
      public Mean mean() {
        return Mean.NONE;
      }

      @Override
      public List<String> terms(String item) {
        return Terms.of(titles.getOrDefault(item, ""));
      }

      @Override
      public Optional<Embedding> vector(String item) {
        return Optional.empty();
      }
    };
  }

  private static Map<String, DecayedSum> terms(Object... termsAndMasses) {
    Map<String, DecayedSum> terms = new HashMap<>();
    for (int i = 0; i < termsAndMasses.length; i += 2) {
      terms.put("term:" + termsAndMasses[i], mass(((Number) termsAndMasses[i + 1]).doubleValue()));
    }
    return terms;
  }

  /** Two clusters that are about hearts, the first one busier, among others. */
  private static SortedMap<Long, Map<String, DecayedSum>> hearts(double more, double less) {
    return new TreeMap<>(
        Map.of(
            1L, terms("heart", more, "wicker", 0.7 * more, "cream", 0.6 * more, "wreath", 4),
            2L, terms("heart", less, "zinc", 0.7 * less, "holder", 0.6 * less, "tin", 0.5 * less),
            3L, terms("garden", 9, "spade", 8, "bulb", 7, "hose", 6),
            4L, terms("party", 9, "paper", 8, "straw", 7, "flag", 6)));
  }

  @Test
  void ofTwoClustersAboutTheSameTheSmallerIsNamedByWhatSetsItApart() {
    var labels = labels(hearts(20, 10));

    assertThat(label(labels, 1).text()).contains("heart", "wicker");
    assertThat(label(labels, 2).text()).isEqualTo("zinc, holder, tin");
    assertThat(label(labels, 2).terms()).contains("heart");
  }

  @Test
  void whoeverIsNamedByAWordKeepsItWhenAnotherClusterBecomesBusier() {
    var first = labels(hearts(20, 10));

    var later = labels(hearts(10, 20), first);

    assertThat(label(later, 1).text()).isEqualTo(label(first, 1).text());
    assertThat(label(later, 2).text()).isEqualTo(label(first, 2).text());
  }

  @Test
  void theSameWordsInAnotherOrderAreNotAnotherName() {
    Map<String, DecayedSum> deeds = Map.of("item:cup", mass(2));
    var labels = labels(new TreeMap<>(Map.of(1L, deeds, 2L, deeds, 3L, deeds)));

    assertThat(labels.values())
        .extracting(label -> Set.copyOf(Arrays.asList(label.text().split("[ ,]+", -1))))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsCalledHowDoesNotDependOnTheOrderOfHashTables() {
    SortedMap<Long, Map<String, DecayedSum>> deeds = hearts(15, 15);
    SortedMap<Long, Map<String, DecayedSum>> turned = new TreeMap<>();
    deeds.forEach(
        (id, own) -> {
          Map<String, DecayedSum> reversed = new LinkedHashMap<>();
          List<String> keys = new ArrayList<>(own.keySet());
          Collections.reverse(keys);
          keys.forEach(key -> reversed.put(key, Objects.requireNonNull(own.get(key))));
          turned.put(id, reversed);
        });

    assertThat(labels(turned)).isEqualTo(labels(deeds));
  }

  @Test
  void aNameStaysWhileItIsNearlyAsTypicalAsAnother() {
    var first =
        labels(
            new TreeMap<>(
                Map.of(
                    1L, Map.of("item:lantern", mass(10), "item:spade", mass(9)),
                    2L, Map.of("item:cup", mass(3)))));
    var soon =
        labels(
            new TreeMap<>(
                Map.of(
                    1L, Map.of("item:lantern", mass(10), "item:spade", mass(11)),
                    2L, Map.of("item:cup", mass(4)))),
            first);
    var later =
        labels(
            new TreeMap<>(
                Map.of(
                    1L, Map.of("item:lantern", mass(1), "item:plates", mass(30)),
                    2L, Map.of("item:cup", mass(4)))),
            soon);

    assertThat(soon).isEqualTo(first);
    assertThat(label(later, 1).text()).isNotEqualTo(label(first, 1).text());
  }

  @Test
  void aNewClusterDoesNotTakeTheNameOfAnOldOne() {
    Map<String, DecayedSum> deeds = Map.of("item:lantern", mass(10), "item:spade", mass(9));
    var first = labels(new TreeMap<>(Map.of(5L, deeds)));

    var both = labels(new TreeMap<>(Map.of(2L, deeds, 5L, deeds)), first);

    assertThat(label(both, 5)).isEqualTo(label(first, 5));
    assertThat(label(both, 2).text()).isNotEqualTo(label(both, 5).text());
  }

  @Test
  void aNameThatIsKeptForNowIsNotGivenToAnother() {
    Map<String, DecayedSum> gardens = Map.of("item:lantern", mass(10), "item:spade", mass(9));
    Map<String, DecayedSum> parties = Map.of("item:cup", mass(10), "item:plates", mass(9));
    var first = labels(new TreeMap<>(Map.of(5L, gardens, 7L, parties)));

    var later =
        labels(new TreeMap<>(Map.of(2L, gardens, 5L, parties, 7L, parties)), first, Set.of(5L));

    assertThat(label(later, 5)).isEqualTo(label(first, 5));
    assertThat(later.values()).extracting(Labels.Label::text).doesNotHaveDuplicates();
    assertThat(label(later, 2).text()).isNotEqualTo(label(first, 5).text());
  }

  @Test
  void aClusterWhosePeopleWereLastHereYearsAgoIsNamedToo() {
    DecayedSum old = new DecayedSum(3, Populations.START - 20L * 365 * 86_400_000);

    var labels =
        labels(
            new TreeMap<>(Map.of(1L, Map.of("item:spade", old), 2L, Map.of("item:cup", mass(1)))));

    assertThat(label(labels, 1).text()).contains("garden", "spade");
  }
}
