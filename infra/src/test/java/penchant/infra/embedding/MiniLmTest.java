package penchant.infra.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import penchant.actors.embedding.Encoder;
import penchant.domain.vector.Embedding;
import penchant.infra.config.EmbeddingConfig;
import penchant.infra.config.Installation;
import penchant.infra.config.InvalidSettingException;

/** With the real model, which the build has unpacked. */
class MiniLmTest {

  private static final EmbeddingSettings.MiniLm FILES = files();

  private static final MiniLmEncoders ENCODERS = MiniLmEncoders.open(FILES, List.of("cpu"));
  private static final Encoder ENCODER = ENCODERS.open("cpu");
  private static final Polarity POLARITY =
      Polarity.between(ENCODER.encode(Polarity.PRAISE), ENCODER.encode(Polarity.COMPLAINT));

  @AfterAll
  static void close() {
    ENCODER.close();
  }

  @Test
  void textsOnOneSubjectAreNearerThanTextsOnTwo() {
    Embedding tea = encode("A pot of green tea with jasmine");
    Embedding brew = encode("How to brew a fragrant herbal infusion");
    Embedding engine = encode("Changing the oil of a diesel engine");

    assertThat(tea.cosine(brew)).isGreaterThan(0.4);
    assertThat(tea.cosine(engine)).isLessThan(0.2);
    assertThat(ENCODERS.space().dimensions()).isEqualTo(384);
    assertThat(tea.dimensions()).isEqualTo(384);
  }

  @Test
  void aVectorDoesNotDependOnTheOthersInItsBatch() {
    List<String> texts =
        List.of("tea", "", "a mug of tea for the garden", "word ".repeat(400), "网上商店的推荐系统");

    List<Embedding> together = ENCODER.encode(texts);

    for (int i = 0; i < texts.size(); i++) {
      float[] alone = encode(texts.get(i)).toArray();
      assertThat(together.get(i).toArray()).containsExactly(alone, within(1e-5f));
    }
  }

  @Test
  void whatLiesBeyondTheMaximumLengthIsNotRead() {
    String start = "the history of tea in the mountains ".repeat(60);

    assertThat(encode(start + "and something about engines")).isEqualTo(encode(start + "x"));
    assertThat(encode(start.substring(0, 600))).isNotEqualTo(encode(start));
  }

  @Test
  void aTextOfAMegabyteIsCutBeforeItIsRead() {
    Embedding words = encode("tea and cake ".repeat(80_000));
    Embedding oneWord = encode("x".repeat(1_000_000));
    Embedding emoji = encode("😀".repeat(500_000));

    assertThat(words.cosine(encode("tea and cake"))).isGreaterThan(0.6);
    assertThat(oneWord.dimensions()).isEqualTo(384);
    assertThat(emoji.dimensions()).isEqualTo(384);
  }

  @Test
  void anEmptyTextHasAVector() {
    assertThat(encode("").cosine(encode(""))).isCloseTo(1, within(1e-6));
    assertThat(ENCODER.encode(List.of())).isEmpty();
  }

  @Test
  void tokensAreCountedAfterCutting() {
    assertThat(ENCODER.tokens("")).isEqualTo(2);
    assertThat(ENCODER.tokens("red mug")).isEqualTo(4);
    assertThat(ENCODER.tokens("你好世界")).isEqualTo(6);
    assertThat(ENCODER.tokens("word ".repeat(1_000))).isEqualTo(256);
  }

  @Test
  void theSpaceIsNamedByFilesAndMaximumLength() {
    EmbeddingSettings.MiniLm shorter =
        new EmbeddingSettings.MiniLm(FILES.model(), FILES.tokenizer(), 128);

    assertThat(MiniLmEncoders.open(FILES, List.of("cpu")).space()).isEqualTo(ENCODERS.space());
    assertThat(MiniLmEncoders.open(shorter, List.of("cpu")).space()).isNotEqualTo(ENCODERS.space());
  }

  @Test
  void aDeviceThatIsNotThereEndsTheStartInOneLine() {
    assertThatThrownBy(() -> MiniLmEncoders.open(FILES, List.of("cpu", "gpu:0")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("penchant.embedding.devices names gpu:0, which is not there")
        .hasMessageContaining("take it out")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aFileThatIsNotThereOrNoModelEndsTheStartInOneLine(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.onnx");
    Path broken = Files.writeString(folder.resolve("broken.onnx"), "not a model");

    for (Path file : List.of(missing, broken)) {
      EmbeddingSettings.MiniLm files = new EmbeddingSettings.MiniLm(file, FILES.tokenizer(), 256);
      assertThatThrownBy(() -> MiniLmEncoders.open(files, List.of("cpu")))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageStartingWith("penchant.embedding.minilm.model is " + file)
          .message()
          .doesNotContain("\n");
    }
    EmbeddingSettings.MiniLm noTokenizer = new EmbeddingSettings.MiniLm(FILES.model(), broken, 256);
    assertThatThrownBy(() -> MiniLmEncoders.open(noTokenizer, List.of("cpu")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("penchant.embedding.minilm.tokenizer is " + broken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Absolutely fantastic mug, keeps my tea warm and looks lovely",
        "Great service and the shoes fit perfectly",
        "Really pleased, would buy again",
        "What a beautiful film, I cried with joy",
        "The soup was wonderful",
        "Thanks for sharing, really interesting",
        "This course taught me more than a year of school, thank you",
      })
  void clearPraiseIsWellAboveNought(String comment) {
    assertThat(POLARITY.of(encode(comment))).isBetween(0.3, 1.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The handle broke after two days",
        "Terrible customer service, I want my money back",
        "Overpriced rubbish",
        "The sound is distorted and the screen flickers",
        "Not good",
        "I do not like it",
        "It stopped working after a week and nobody answers my mails",
      })
  void clearComplaintIsWellBelowNought(String comment) {
    assertThat(POLARITY.of(encode(comment))).isBetween(-1.0, -0.3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "The box is 20 cm long",
        "Is this available in size 42?",
        "They moved the office to Leeds",
        "The concert is on Saturday at eight",
        "A report on the city budget",
      })
  void whatDoesNotJudgeIsNearNought(String comment) {
    assertThat(POLARITY.of(encode(comment))).isBetween(-0.2, 0.2);
  }

  @Test
  void plainSentencesAreJudgedAsAReaderWouldOrNotAtAll() {
    List<String> praise =
        List.of(
            "Could not put it down",
            "More of this, please.",
            "Not bad at all",
            "Exactly what I was hoping for.",
            "This made my week.",
            "Thank you, I learnt something.",
            "I sent it to three friends.",
            "Better than I expected.",
            "Can't complain.",
            "No complaints so far.",
            "You will not regret it.",
            "Never disappoints.",
            "Simply the best.",
            "Five stars.",
            "My daughter adores it.",
            "Worked straight out of the box.",
            "Nothing wrong with it, does the job.",
            "I stayed up all night reading.",
            "Keep them coming!",
            "Couldn't be happier.",
            "I read it in one sitting.",
            "Not a single fault.",
            "Wouldn't want to be without it.",
            "It does what it says.",
            "Way better than the old one.",
            "My favourite of the year.",
            "So glad I found this.",
            "Please make a second season!",
            "Sehr gut",
            "I laughed out loud.",
            "It is a joy to use.",
            "A bargain.");
    List<String> complaint =
        List.of(
            "Schlecht",
            "Not worth it.",
            "Could have been better.",
            "I expected more.",
            "Fell apart in my hands.",
            "Never again.",
            "I gave up after ten pages.",
            "Does nothing it promises.",
            "Save your money.",
            "Sent it back the same day.",
            "Too small and too late.",
            "Not what was advertised.",
            "I fell asleep halfway through.",
            "One star.",
            "The colour washed out at once.",
            "Nobody answered my letters.",
            "What a let-down.",
            "Cheaply made.",
            "It smells of plastic.",
            "Waste of time.",
            "Boring.",
            "I want a refund.",
            "It stopped charging after a month.",
            "Do not bother.",
            "Ugly and loud.",
            "Hardly usable.",
            "The plot makes no sense.",
            "Too expensive.",
            "Enttäuschend",
            "It gave me a headache.",
            "Missing parts again.",
            "Why is this so bad?");
    List<String> neutral =
        List.of(
            "Arrived on time.",
            "It came in a box.",
            "I bought it for my brother.",
            "Ordered on Monday.",
            "It is blue.",
            "Has anyone tried the larger one?",
            "I have not read it yet.",
            "First.",
            "Where can I buy this?",
            "The meeting is at ten.",
            "Same as the last one.",
            "Page 40 mentions Vienna.",
            "Delivered by post.",
            "It weighs two kilos.",
            "See my other comment.",
            "How long does the battery last?",
            "I will write again in a month.",
            "ok",
            "We use it in the kitchen.",
            "It was made in Portugal.",
            "There are two handles.",
            "What size is it?",
            "I am from Norway.",
            "Released in 1999.",
            "For two players.",
            "It has a cable.",
            "Bought last year.",
            "Read the manual.",
            "The second part comes out in May.",
            "Anyone here from Hull?");

    assertThat(praise).filteredOn(text -> judged(text) > 0).hasSizeGreaterThanOrEqualTo(15);
    assertThat(praise).filteredOn(text -> judged(text) < 0).hasSizeLessThanOrEqualTo(1);
    assertThat(complaint).filteredOn(text -> judged(text) < 0).hasSizeGreaterThanOrEqualTo(22);
    assertThat(complaint).filteredOn(text -> judged(text) > 0).isEmpty();
    assertThat(neutral).filteredOn(text -> judged(text) != 0).hasSizeLessThanOrEqualTo(3);
  }

  private static double judged(String comment) {
    return POLARITY.of(encode(comment));
  }

  private static Embedding encode(String text) {
    return ENCODER.encode(List.of(text)).get(0);
  }

  private static EmbeddingSettings.MiniLm files() {
    Installation here = Installation.find();
    return EmbeddingConfig.read(here.configuration(), here.home()).minilm();
  }
}
