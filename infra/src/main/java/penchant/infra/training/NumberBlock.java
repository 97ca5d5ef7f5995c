package penchant.infra.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/** A network whose parameters start from given numbers and are read as numbers in the end. */
abstract class NumberBlock extends AbstractBlock {

  private static final byte VERSION = 1;

  private Map<String, float[]> kept = Map.of();

  NumberBlock() {
    super(VERSION);
  }

  /** A parameter that starts with these values, row by row. */
  final Parameter parameter(String name, Shape shape, float... values) {
    return addParameter(
        Parameter.builder()
            .setName(name)
            .setType(Parameter.Type.WEIGHT)
            .optShape(shape)
            .optInitializer((manager, wanted, type) -> manager.create(values, wanted))
            .build());
  }

  /** Small numbers of either sign, so that rows differ; the same for the same seed. */
  static float[] small(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[rows * columns];
    double most = Math.sqrt(3.0 / columns);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (most * (2 * random.nextDouble() - 1));
    }
    return values;
  }

  /** Lets only some parameters change. */
  final void train(Set<String> names) {
    getDirectParameters().forEach(pair -> pair.getValue().freeze(!names.contains(pair.getKey())));
  }

  /** Remembers the numbers beyond the end of the engine's arrays. */
  final void keep() {
    kept = numbers();
  }

  /** What was kept of a parameter, row by row. */
  final float[] kept(String name) {
    return Objects.requireNonNull(kept.get(name));
  }

  /** The parameters as the engine holds them. */
  final NDList arrays() {
    NDList arrays = new NDList();
    getDirectParameters().forEach(pair -> arrays.add(pair.getValue().getArray()));
    return arrays;
  }

  /** What the parameters are now, by name. */
  final Map<String, float[]> numbers() {
    Map<String, float[]> numbers = new LinkedHashMap<>();
    getDirectParameters()
        .forEach(pair -> numbers.put(pair.getKey(), pair.getValue().getArray().toFloatArray()));
    return numbers;
  }

  /** Puts back what {@link #numbers} once said. */
  final void restore(Map<String, float[]> numbers) {
    getDirectParameters()
        .forEach(
            pair -> {
              float[] values = numbers.get(pair.getKey());
              if (values != null) {
                pair.getValue().getArray().set(values);
              }
            });
  }

  final NDArray value(ParameterStore store, Parameter parameter, NDArray beside, boolean training) {
    return store.getValue(parameter, beside.getDevice(), training);
  }

  /**
   * An array times a number. The number is held by the engine: that of {@code mul(Number)} is held
   * by the JVM, which may have collected it by the time the gradient asks for it.
   */
  static NDArray times(NDArray array, double number) {
    return array.mul(array.getManager().ones(new Shape(1)).mul(number));
  }

  @Override
  protected final NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> unused) {
    return new NDList(logits(store, inputs, training));
  }

  /** Of each example a row, of each choice a column. */
  abstract NDArray logits(ParameterStore store, NDList inputs, boolean training);
}
