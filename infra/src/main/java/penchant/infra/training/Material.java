package penchant.infra.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import penchant.domain.network.Example;
import penchant.domain.vector.Embedding;

/** What is learned from, and what is looked at to see whether it helps. */
abstract class Material {

  private final List<Example> learned;
  private final List<Example> heldOut;
  private final List<Embedding> choices;

  /**
   * @param heldOut of other people
   * @param choices what all batches have in common: what can be chosen, at least one
   */
  Material(List<Example> learned, List<Example> heldOut, List<Embedding> choices) {
    this.learned = learned;
    this.heldOut = heldOut;
    this.choices = choices;
  }

  /** Shapes of the inputs of a batch of that many. */
  abstract Shape[] shapes(int size);

  /** Those examples as a batch, with the table as the first input. */
  abstract Course.Batch batch(List<Example> examples, NDArray table, NDManager manager);

  /** How many examples there are to learn from. */
  final int examples() {
    return learned.size();
  }

  /** The choices, one a row. */
  final NDArray table(NDManager manager) {
    int dimensions = choices.get(0).dimensions();
    float[] rows = new float[choices.size() * dimensions];
    for (int i = 0; i < choices.size(); i++) {
      System.arraycopy(choices.get(i).toArray(), 0, rows, i * dimensions, dimensions);
    }
    return manager.create(rows, new Shape(choices.size(), dimensions));
  }

  /** Those numbers of the examples to learn from. */
  final Course.Batch batch(int[] numbers, NDArray table, NDManager manager) {
    return batch(Arrays.stream(numbers).mapToObj(learned::get).toList(), table, manager);
  }

  /** All held out, in batches. */
  final List<Course.Batch> heldOut(int size, NDArray table, NDManager manager) {
    List<Course.Batch> batches = new ArrayList<>();
    for (int from = 0; from < heldOut.size(); from += size) {
      int to = Math.min(heldOut.size(), from + size);
      batches.add(batch(heldOut.subList(from, to), table, manager));
    }
    return batches;
  }
}
