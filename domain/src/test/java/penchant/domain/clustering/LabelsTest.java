package penchant.domain.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import penchant.domain.decay.DecayedSum;
import penchant.domain.vector.Embedding;

class LabelsTest {

  private static final Map<String, String> TITLES =
      Map.of(
          "lantern", "metal garden lantern set",
          "lanterns", "garden lanterns set",
          "spade", "garden spade set 30cm",
          "cup", "paper party cup set",
          "plates", "paper party plates set",
          "numbers", "7b x2");

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
    return Labels.of(deeds, before, SHOP, Populations.HALF_LIFE, 8);
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

    assertThat(label(labels, 1).terms().subList(0, 3))
        .containsExactlyInAnyOrder("garden", "spade", "set");
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
  void aClusterWhosePeopleWereLastHereYearsAgoIsNamedToo() {
    DecayedSum old = new DecayedSum(3, Populations.START - 20L * 365 * 86_400_000);

    var labels =
        labels(
            new TreeMap<>(Map.of(1L, Map.of("item:spade", old), 2L, Map.of("item:cup", mass(1)))));

    assertThat(label(labels, 1).text()).contains("garden", "spade");
  }
}
