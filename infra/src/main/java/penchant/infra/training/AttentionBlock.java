package penchant.infra.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.decay.HalfLife;
import penchant.domain.network.Attention;
import penchant.domain.network.Matrix;

/**
 * {@link Attention} as a network. Besides its numbers it learns how sharply likeness chooses, and
 * how much of a choice is owed to the item being popular; neither is served, since the blend weighs
 * both.
 */
final class AttentionBlock extends NumberBlock {

  /** In the order of their places in the input. */
  static final List<BehaviorType> TYPES = List.of(BehaviorType.values());

  /** Parameters that are not of g itself. */
  static final Set<String> CALIBRATION = Set.of("sharpness", "popularity");

  /** All of them. */
  static final Set<String> ALL =
      Set.of("query", "hidden", "bias", "half-life", "down", "up", "sharpness", "popularity");

  private static final int HIDDEN = 32;
  private static final int NARROW = 64;
  private static final double SHARP = 10;
  private static final double MILLIS_A_DAY = Duration.ofDays(1).toMillis();

  /** Single numbers go further in a step than those of matrices. */
  private static final float STRIDE = 10;

  private final int dimensions;
  private final double startHalfLifeDays;
  private final Parameter query;
  private final Parameter hidden;
  private final Parameter bias;
  private final Parameter halfLife;
  private final Parameter down;
  private final Parameter up;
  private final Parameter sharpness;
  private final Parameter popularity;

  /** Starts as the decayed mean. */
  AttentionBlock(int dimensions, HalfLife halfLife) {
    this.dimensions = dimensions;
    this.startHalfLifeDays = halfLife.value().toMillis() / MILLIS_A_DAY;
    int types = TYPES.size();
    this.query = parameter("query", new Shape(HIDDEN, 1), new float[HIDDEN]);
    this.hidden = parameter("hidden", new Shape(HIDDEN, dimensions), small(HIDDEN, dimensions, 1));
    this.bias = parameter("bias", new Shape(types, 1), new float[types]);
    this.halfLife = parameter("half-life", new Shape(1), 0);
    this.down = parameter("down", new Shape(NARROW, dimensions), small(NARROW, dimensions, 2));
    this.up = parameter("up", new Shape(dimensions, NARROW), new float[dimensions * NARROW]);
    this.sharpness = parameter("sharpness", new Shape(1), 0);
    this.popularity = parameter("popularity", new Shape(1), 0);
  }

  /**
   * @param inputs all vectors [vectors, dimensions]; of the recent events the numbers of the
   *     vectors [people, events], the types [people, events, types], one hot, the ages in days, and
   *     the logarithms of the weights, very low where there is no event; the numbers of the items
   *     to choose from [items]; logarithms of how often each is chosen at all [items]; what else to
   *     add [people, items]
   */
  @Override
  NDArray logits(ParameterStore store, NDList inputs, boolean training) {
    NDArray table = inputs.get(0);
    long people = inputs.get(1).getShape().get(0);
    long most = inputs.get(1).getShape().get(1);
    NDArray numbers = inputs.get(1).reshape(people * most);
    NDArray types = inputs.get(2);
    NDArray ages = inputs.get(3);
    NDArray weights = inputs.get(4);
    NDArray items = rows(table, inputs.get(5));
    NDArray chosen = inputs.get(6);
    NDArray besides = inputs.get(7);
    NDArray events = rows(table, numbers).reshape(people, most, dimensions);
    NDArray allSeen = table.matMul(value(store, hidden, table, training).transpose()).tanh();
    NDArray seen = rows(allSeen, numbers).reshape(people, most, HIDDEN);
    NDArray rate =
        times(
            times(value(store, halfLife, events, training), -STRIDE).exp(),
            Math.log(2) / startHalfLifeDays);
    NDArray looks =
        seen.matMul(value(store, query, events, training))
            .add(types.matMul(times(value(store, bias, events, training), STRIDE)))
            .squeeze(-1)
            .add(weights)
            .sub(ages.mul(rate));
    NDArray mean = looks.softmax(-1).expandDims(1).matMul(events).squeeze(1);
    NDArray step =
        mean.matMul(value(store, down, events, training).transpose())
            .matMul(value(store, up, events, training).transpose());
    NDArray ahead = mean.add(step);
    NDArray length = ahead.square().sum(new int[] {-1}, true).add(1e-12f).sqrt();
    NDArray sharp = times(times(value(store, sharpness, events, training), STRIDE).exp(), SHARP);
    NDArray owed = times(value(store, popularity, events, training), STRIDE);
    return ahead
        .div(length)
        .matMul(items.transpose())
        .mul(sharp)
        .add(chosen.mul(owed))
        .add(besides);
  }

  private static NDArray rows(NDArray table, NDArray numbers) {
    return table.get(new NDIndex("{}", numbers));
  }

  /** What it was when it was kept. */
  Attention attention(String vectorSpace) {
    Map<BehaviorType, Double> byType = new EnumMap<>(BehaviorType.class);
    float[] biases = kept("bias");
    for (int i = 0; i < biases.length; i++) {
      byType.put(TYPES.get(i), (double) STRIDE * biases[i]);
    }
    double days = startHalfLifeDays * Math.exp(STRIDE * kept("half-life")[0]);
    return new Attention(
        vectorSpace,
        Matrix.of(1, HIDDEN, kept("query")),
        Matrix.of(HIDDEN, dimensions, kept("hidden")),
        byType,
        new HalfLife(Duration.ofMillis(Math.max(1, Math.round(days * MILLIS_A_DAY)))),
        Matrix.of(NARROW, dimensions, kept("down")),
        Matrix.of(dimensions, NARROW, kept("up")));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(inputs[1].get(0), inputs[5].get(0))};
  }
}
