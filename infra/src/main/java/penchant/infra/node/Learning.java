package penchant.infra.node;

import com.typesafe.config.Config;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import penchant.actors.crowd.BlendLearner;
import penchant.actors.crowd.CrowdStore;
import penchant.actors.crowd.LearningSettings;
import penchant.actors.user.JournalReader;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.history.Moment;
import penchant.domain.learning.NetworkTrainer;
import penchant.infra.config.RankingConfig;
import penchant.infra.training.NetworkTraining;
import penchant.infra.training.SwitchedTrainer;

/** Puts the parts of learning together; any node may come to be the one that learns. */
final class Learning {

  private static final Logger LOG = LoggerFactory.getLogger(Learning.class);

  private final Optional<LearningSettings> settings;
  private final NetworkTrainer trainer;

  /**
   * @throws penchant.infra.training.TrainingUnavailableException if a network is switched on that
   *     cannot be trained here
   */
  Learning(Config config) {
    settings = RankingConfig.learning(config);
    trainer =
        isOn()
            ? new SwitchedTrainer(RankingConfig.training(config), LOG::debug, Learning::tell)
            : NetworkTrainer.NONE;
  }

  /** Whether what was learned counts. */
  boolean isOn() {
    return settings.isPresent();
  }

  private static void tell(String name, NetworkTraining.Trained<?> trained) {
    LOG.info(
        "{} was trained in {} s: loss {} on people unknown to it, untrained {}",
        name,
        trained.took().toSeconds(),
        trained.trained(),
        trained.untrained());
  }

  /**
   * What the learner works with; nothing where nothing is learned.
   *
   * @param heavy threads that may block
   */
  Optional<BlendLearner.Surroundings> surroundings(
      JournalReader journal,
      Supplier<Catalogue> catalogue,
      Moment.Rules rules,
      CrowdStore store,
      Clock clock,
      Executor heavy) {
    return settings.map(
        how ->
            new BlendLearner.Surroundings(
                journal, catalogue, rules, store, how, trainer, clock, heavy));
  }
}
