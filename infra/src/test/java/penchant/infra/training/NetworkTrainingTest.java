package penchant.infra.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.network.Attention;
import penchant.domain.network.Examples;
import penchant.domain.network.ThetaNetwork;

class NetworkTrainingTest {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final List<String> told = new ArrayList<>();
  private final NetworkTraining training = new NetworkTraining(LIMIT, told::add);
  private final MadeUpWorld world = new MadeUpWorld(5);

  @Test
  void attentionFindsWhichBehaviourPredictsTheNext() {
    NetworkTraining.Trained<Attention> trained =
        training
            .attention(world.examples(), MadeUpWorld.SPACE, MadeUpWorld.FOLD.shortHalfLife())
            .orElseThrow();

    Attention attention = trained.network();
    assertThat(trained.trained()).isLessThan(trained.untrained() - 0.5);
    assertThat(attention.bias().getOrDefault(BehaviorType.SEARCH, 0.0))
        .isGreaterThan(attention.bias().getOrDefault(BehaviorType.LIKE, 0.0) + 1);
    assertThat(attention.vectorSpace()).isEqualTo("made-up");
    assertThat(told).anyMatch(line -> line.matches("attention, training, step 50: loss .*"));
  }

  @Test
  void theNetworkForesseesTheNextClusterBetterThanPThetaDoes() {
    NetworkTraining.Trained<ThetaNetwork> trained =
        training.theta(world.examples(), MadeUpWorld.SPACE, world.clusters()).orElseThrow();

    assertThat(trained.untrained()).isLessThan(Math.log(MadeUpWorld.THEMES) + 0.1);
    assertThat(trained.trained()).isLessThan(trained.untrained() - 0.05);
  }

  @Test
  void theSameExamplesGiveTheSameNumbers() {
    Optional<Attention> once = briefly();
    Optional<Attention> again = briefly();

    assertThat(once).isPresent().isEqualTo(again);
  }

  private Optional<Attention> briefly() {
    return new NetworkTraining(LIMIT, told::add)
        .attention(
            new MadeUpWorld(5).examples(), MadeUpWorld.SPACE, MadeUpWorld.FOLD.shortHalfLife())
        .map(NetworkTraining.Trained::network);
  }

  @Test
  void ofTooLittleNothingIsLearned() {
    Examples none = new Examples(Catalogue.empty(MadeUpWorld.SPACE), MadeUpWorld.FOLD, 1, 1);

    assertThat(training.attention(none, MadeUpWorld.SPACE, MadeUpWorld.FOLD.shortHalfLife()))
        .isEmpty();
    assertThat(training.theta(none, MadeUpWorld.SPACE, world.clusters())).isEmpty();
  }
}
