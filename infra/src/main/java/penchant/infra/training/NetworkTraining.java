package penchant.infra.training;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.UserHash;
import penchant.domain.decay.HalfLife;
import penchant.domain.network.Attention;
import penchant.domain.network.Example;
import penchant.domain.network.Examples;
import penchant.domain.network.ThetaNetwork;
import penchant.domain.vector.VectorSpace;

/** Trains f and g on examples. Loads PyTorch. */
public final class NetworkTraining {

  /** Of so many people one is held out, to see when to stop. */
  private static final int HELD_OUT_ONE_IN = 10;

  private static final int MOST_HELD_OUT = 4_096;
  private static final int LEAST_LESSONS = 500;
  private static final int BATCH = 256;
  private static final int PATIENCE = 4;

  private final Duration limit;
  private final Consumer<String> told;

  /**
   * @param limit how long each of the two is trained, at most
   * @param told progress, in words
   */
  public NetworkTraining(Duration limit, Consumer<String> told) {
    this.limit = limit;
    this.told = told;
  }

  /**
   * What came of it. Losses are in nats for each choice, on people who were not learned from; both
   * are with the sharpness that is best for them.
   *
   * @param untrained loss of what training started from
   * @param trained loss of the network
   */
  public record Trained<N>(
      N network,
      int examples,
      int heldOut,
      double untrained,
      double trained,
      int steps,
      Duration took) {}

  /**
   * Trains g, as far as the time limit allows; nothing if there is too little to learn from. Where
   * no step made it better it is what training starts from, and says so by its figures.
   */
  public Optional<Trained<Attention>> attention(
      Examples examples, VectorSpace space, HalfLife halfLife) {
    Split split = new Split(examples);
    if (!split.isEnough()) {
      return Optional.empty();
    }
    PyTorch.load();
    AttentionBlock block = new AttentionBlock(space.dimensions(), halfLife);
    Course.Result result =
        run(
            "attention",
            block,
            new AttentionMaterial(split.learned, split.heldOut, examples.vectors()),
            AttentionBlock.CALIBRATION,
            AttentionBlock.ALL);
    return trained(block.attention(space.id()), split, result);
  }

  /** Trains f, likewise. */
  public Optional<Trained<ThetaNetwork>> theta(
      Examples examples, VectorSpace space, ClusterModel model) {
    Split split = new Split(examples);
    if (!split.isEnough()
        || model.clusters().size() < 2
        || !model.vectorSpace().equals(space.id())) {
      return Optional.empty();
    }
    PyTorch.load();
    ThetaMaterial material =
        new ThetaMaterial(split.learned, split.heldOut, examples.vectors(), model);
    ThetaBlock block = new ThetaBlock(space.dimensions(), model.temperature());
    Course.Result result =
        run("foresight", block, material, ThetaBlock.CALIBRATION, ThetaBlock.ALL);
    return trained(block.network(space.id()), split, result);
  }

  /** First how sharp it is, so that what it starts from is at its best too, then everything. */
  private Course.Result run(
      String name, NumberBlock block, Material material, Set<String> calibration, Set<String> all) {
    return new Course(BATCH, PATIENCE, limit, text -> told.accept(name + ", " + text))
        .run(
            block,
            material,
            List.of(
                new Course.Phase("calibration", calibration, 5e-3f, 10, 100),
                new Course.Phase("training", all, 1e-3f, 50, 4_000)));
  }

  private static <N> Optional<Trained<N>> trained(N network, Split split, Course.Result result) {
    return Optional.of(
        new Trained<>(
            network,
            split.learned.size(),
            split.heldOut.size(),
            result.before(),
            result.after(),
            result.steps(),
            result.took()));
  }

  /** Examples of people who are learned from, and of people who are not. */
  private static final class Split {
    final List<Example> learned = new ArrayList<>();
    final List<Example> heldOut = new ArrayList<>();

    Split(Examples examples) {
      for (Example example : examples.drawn()) {
        boolean apart = UserHash.slice(example.user(), HELD_OUT_ONE_IN) == 0;
        (apart ? heldOut : learned).add(example);
      }
      if (heldOut.size() > MOST_HELD_OUT) {
        heldOut.subList(MOST_HELD_OUT, heldOut.size()).clear();
      }
    }

    boolean isEnough() {
      return learned.size() >= LEAST_LESSONS && heldOut.size() >= LEAST_LESSONS / HELD_OUT_ONE_IN;
    }
  }
}
