package penchant.infra.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.Set;
import penchant.domain.network.Matrix;
import penchant.domain.network.ThetaNetwork;

/** {@link ThetaNetwork} as a network. */
final class ThetaBlock extends NumberBlock {

  /** The temperature alone. */
  static final Set<String> CALIBRATION = Set.of("sharpness");

  static final Set<String> ALL = Set.of("hidden", "up", "sharpness");

  private static final int HIDDEN = 32;

  /** A single number goes further in a step than those of matrices. */
  private static final float STRIDE = 10;

  private final int dimensions;
  private final double startTemperature;
  private final Parameter hidden;
  private final Parameter up;
  private final Parameter sharpness;

  /** Starts as P(theta) of this temperature. */
  ThetaBlock(int dimensions, double temperature) {
    this.dimensions = dimensions;
    this.startTemperature = temperature;
    int inputs = 2 * dimensions + 1;
    this.hidden = parameter("hidden", new Shape(HIDDEN, inputs), small(HIDDEN, inputs, 3));
    this.up = parameter("up", new Shape(dimensions, HIDDEN), new float[dimensions * HIDDEN]);
    this.sharpness = parameter("sharpness", new Shape(1), 0);
  }

  /**
   * @param inputs the centroids [clusters, dimensions]; what is known of people [people, 2 *
   *     dimensions + 1]
   */
  @Override
  NDArray logits(ParameterStore store, NDList inputs, boolean training) {
    NDArray centroids = inputs.get(0);
    NDArray people = inputs.get(1);
    NDArray step =
        people
            .matMul(value(store, hidden, people, training).transpose())
            .tanh()
            .matMul(value(store, up, people, training).transpose());
    NDArray ahead = people.get(new NDIndex(":, 0:" + dimensions)).add(step);
    NDArray sharp =
        times(times(value(store, sharpness, people, training), STRIDE).exp(), 1 / startTemperature);
    return ahead.matMul(centroids.transpose()).mul(sharp);
  }

  /** What it was when it was kept. */
  ThetaNetwork network(String vectorSpace) {
    return new ThetaNetwork(
        vectorSpace,
        startTemperature / Math.exp(STRIDE * kept("sharpness")[0]),
        Matrix.of(HIDDEN, 2 * dimensions + 1, kept("hidden")),
        Matrix.of(dimensions, HIDDEN, kept("up")));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(inputs[1].get(0), inputs[0].get(0))};
  }
}
