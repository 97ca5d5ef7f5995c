package penchant.infra.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import penchant.actors.crowd.CrowdStore;
import penchant.actors.crowd.Crowds;
import penchant.actors.crowd.LearningTold;
import penchant.domain.behavior.EventWeights;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.Fold;
import penchant.domain.learning.Trial;
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.RankingSettings;
import penchant.domain.vector.VectorSpace;

class LearningStatusTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final HalfLife WEEK = new HalfLife(Duration.ofDays(7));
  private static final Fold FOLD =
      Fold.named(
          "test",
          new VectorSpace("s", 2),
          WEEK,
          WEEK,
          EventWeights.standard(),
          30,
          8,
          0.6,
          8,
          1_000);

  @Test
  void itSaysWhyLearningFailedAndHowOftenOneAfterTheOther() {
    ObjectNode status =
        status(
            CompletableFuture.completedFuture(
                new LearningTold(
                    LearningTold.Outcome.FAILED,
                    NOON,
                    0,
                    0,
                    Optional.empty(),
                    3,
                    "java.lang.IllegalStateException: the journal is away",
                    Optional.of(NOON.plusSeconds(60)))));

    assertThat(status.get("blend").asText()).isEqualTo("configured");
    assertThat(status.get("last").asText()).isEqualTo("failed");
    assertThat(status.get("failures").asInt()).isEqualTo(3);
    assertThat(status.get("learningSince").asText()).isEqualTo(NOON.plusSeconds(60).toString());
    assertThat(status.get("cause").asText())
        .isEqualTo("java.lang.IllegalStateException: the journal is away");
  }

  @Test
  void whatWasNoBetterIsShownWithItsFigures() {
    ObjectNode status =
        status(
            CompletableFuture.completedFuture(
                new LearningTold(
                    LearningTold.Outcome.NO_BETTER,
                    NOON,
                    120,
                    4_000,
                    Optional.of(new Trial(120, 0.20004, 0.1, 0.01)),
                    0,
                    "",
                    Optional.empty())));

    assertThat(status.get("last").asText()).isEqualTo("no-better");
    assertThat(status.get("lastNdcg").asDouble()).isEqualTo(0.2);
    assertThat(status.has("failures")).isFalse();
    assertThat(status.has("learningSince")).isFalse();
  }

  @Test
  void whileTheLearnerIsAwayItSaysWhatCountsHere() {
    ObjectNode status = status(CompletableFuture.failedFuture(new TimeoutException("for a test")));

    assertThat(status.fieldNames()).toIterable().containsExactly("blend");
  }

  private static ObjectNode status(CompletionStage<LearningTold> told) {
    Crowds crowds =
        new Crowds(new Ranker(RankingSettings.standard(), FOLD), neverAsked(), true, Runnable::run);
    return new LearningStatus(crowds, () -> told, Runnable::run).get().toCompletableFuture().join();
  }

  private static CrowdStore neverAsked() {
    return (CrowdStore)
        Proxy.newProxyInstance(
            CrowdStore.class.getClassLoader(),
            new Class<?>[] {CrowdStore.class},
            (store, method, arguments) -> {
              throw new AssertionError(method + " is not for status");
            });
  }
}
