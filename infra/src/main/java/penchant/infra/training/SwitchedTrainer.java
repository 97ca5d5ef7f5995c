package penchant.infra.training;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.learning.NetworkTrainer;
import penchant.domain.network.Attention;
import penchant.domain.network.Examples;
import penchant.domain.network.Networks;
import penchant.domain.network.ThetaNetwork;
import penchant.domain.network.TrainingSettings;
import penchant.domain.vector.VectorSpace;

/**
 * Trains of f and g what is switched on; as long as neither is, PyTorch is not loaded. If one is it
 * is loaded at once, so that where it cannot be had nothing starts that would fail at every lesson.
 */
public final class SwitchedTrainer implements NetworkTrainer {

  private final TrainingSettings settings;
  private final Consumer<String> progress;
  private final BiConsumer<String, NetworkTraining.Trained<?>> results;

  /**
   * One that goes by these switches.
   *
   * @param progress told in words
   * @param results told of what came of it, by the name of the switch
   * @throws TrainingUnavailableException if something is switched on and cannot be trained here
   */
  public SwitchedTrainer(
      TrainingSettings settings,
      Consumer<String> progress,
      BiConsumer<String, NetworkTraining.Trained<?>> results) {
    this.settings = settings;
    this.progress = progress;
    this.results = results;
    if (settings.isOn()) {
      PyTorch.load();
    }
  }

  @Override
  public Networks train(History history, Moment moment, Moment.Rules rules) {
    if (!settings.isOn()) {
      return Networks.NONE;
    }
    Examples examples =
        Moment.examples(history, moment.catalogue(), rules, settings.mostExamples());
    NetworkTraining training = new NetworkTraining(settings.limit(), progress);
    VectorSpace space = moment.catalogue().space();
    Optional<NetworkTraining.Trained<Attention>> g =
        settings.attention()
            ? training.attention(examples, space, rules.fold().shortHalfLife())
            : Optional.empty();
    g.ifPresent(one -> results.accept("attention", one));
    Optional<NetworkTraining.Trained<ThetaNetwork>> f =
        settings.foresight()
            ? training.theta(examples, space, moment.clusters())
            : Optional.empty();
    f.ifPresent(one -> results.accept("foresight", one));
    return new Networks(
        g.map(NetworkTraining.Trained::network), f.map(NetworkTraining.Trained::network));
  }
}
