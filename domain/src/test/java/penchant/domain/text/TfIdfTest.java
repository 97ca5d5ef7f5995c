package penchant.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import penchant.domain.vector.Embedding;

class TfIdfTest {

  private static final List<String> DOCUMENTS =
      List.of("red mug", "blue mug", "green tea", "black tea with mug", "red red lamp");

  private final TfIdf model = TfIdf.fit(DOCUMENTS, 4);

  @Test
  void theStrongestTermsByOccurrencesTimesIdfBecomeFeatures() {
    double two = StrictMath.log(6 / 3.0) + 1;
    double three = StrictMath.log(6 / 4.0) + 1;

    assertThat(model.features())
        .containsExactly(
            new TfIdf.Feature("red", two),
            new TfIdf.Feature("mug", three),
            new TfIdf.Feature("tea", two),
            new TfIdf.Feature("black", StrictMath.log(6 / 2.0) + 1));
  }

  @Test
  void aVectorWeighsItsTermsAndHasUnitLength() {
    Embedding vector = model.encode("Mug, red mug of an unknown kind");

    double mug = 2 * model.features().get(1).idf();
    double red = model.features().get(0).idf();
    assertThat((double) vector.component(0)).isCloseTo(red / Math.hypot(mug, red), within(1e-6));
    assertThat((double) vector.component(1)).isCloseTo(mug / Math.hypot(mug, red), within(1e-6));
    assertThat(vector.component(2)).isZero();
  }

  @Test
  void aTextWithoutKnownTermsStandsAtARightAngleToAllKnownOnes() {
    for (String unknown : List.of("", "?!", "nothing familiar", "garden spade")) {
      assertThat(model.encode(unknown).cosine(model.encode("red mug"))).as(unknown).isZero();
    }
  }

  @Test
  void textsWithoutKnownTermsAreAlikeOnlyAsFarAsTheirWordsAre() {
    Embedding spade = model.encode("garden spade");

    assertThat(spade.cosine(model.encode("Spade, garden!"))).isCloseTo(1, within(1e-6));
    assertThat(spade.cosine(model.encode("garden chair"))).isCloseTo(0.5, within(1e-6));
    assertThat(spade.cosine(model.encode("wool jumper"))).isZero();
    assertThat(model.encode("?!").cosine(model.encode("..."))).isZero();
  }

  @Test
  void aModelOfNothingStillEncodes() {
    TfIdf empty = TfIdf.fit(List.of(), TfIdf.TERMS);

    assertThat(empty.encode("anything").cosine(empty.encode("something else"))).isZero();
  }

  @Test
  void theSameFeaturesAreTheSameSpaceAndAnotherFitIsAnother() {
    assertThat(TfIdf.of(model.features()).space()).isEqualTo(model.space());
    assertThat(TfIdf.fit(DOCUMENTS.subList(0, 4), 4).space()).isNotEqualTo(model.space());
  }

  @Test
  void theOrderOfTheDocumentsDoesNotMatter() {
    List<String> turned = DOCUMENTS.stream().sorted().toList();

    assertThat(TfIdf.fit(turned, 4).space()).isEqualTo(model.space());
  }

  @Test
  void aTermThatStandsTwiceIsRefused() {
    TfIdf.Feature mug = new TfIdf.Feature("mug", 1);

    assertThatIllegalArgumentException().isThrownBy(() -> TfIdf.of(List.of(mug, mug)));
  }

  @Property
  void everyTextHasAUnitVector(@ForAll String text) {
    Embedding vector = model.encode(text);

    assertThat(vector.cosine(vector)).isCloseTo(1, within(1e-6));
  }
}
