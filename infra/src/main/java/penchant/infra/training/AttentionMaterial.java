package penchant.infra.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import penchant.domain.network.Example;
import penchant.domain.vector.Embedding;

/**
 * Examples as {@link AttentionBlock} takes them: in a batch the right item of each is a wrong one
 * of the others. Popular items are wrong ones too often in that way, which is taken back by the
 * logarithm of how often they are drawn (Yi et al., Sampling-Bias-Corrected Neural Modeling, RecSys
 * 2019); the same item twice in a batch is no wrong answer.
 */
final class AttentionMaterial extends Material {

  private static final int TYPES = AttentionBlock.TYPES.size();

  /** Added to what may not be chosen or looked at. */
  private static final float NEVER = -1e9f;

  private final List<Embedding> vectors;
  private final int dimensions;
  private final int mostEvents;
  private final float[] logChosen;

  /**
   * @param vectors what the numbers in the examples stand for
   */
  AttentionMaterial(List<Example> learned, List<Example> heldOut, List<Embedding> vectors) {
    super(learned, heldOut, vectors);
    this.vectors = vectors;
    this.dimensions = vectors.get(0).dimensions();
    int most = 1;
    double[] chosen = new double[vectors.size()];
    for (Example example : learned) {
      most = Math.max(most, example.before().recent().size());
      chosen[example.next()]++;
    }
    for (Example example : heldOut) {
      most = Math.max(most, example.before().recent().size());
    }
    this.mostEvents = most;
    this.logChosen = new float[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      // What only people held out chose is as rare as what was chosen once.
      logChosen[i] = (float) Math.log(Math.max(1, chosen[i]) / learned.size());
    }
  }

  @Override
  Shape[] shapes(int size) {
    return new Shape[] {
      new Shape(vectors.size(), dimensions),
      new Shape(size, mostEvents),
      new Shape(size, mostEvents, TYPES),
      new Shape(size, mostEvents),
      new Shape(size, mostEvents),
      new Shape(size),
      new Shape(size),
      new Shape(size, size)
    };
  }

  @Override
  Course.Batch batch(List<Example> examples, NDArray table, NDManager manager) {
    int size = examples.size();
    long[] events = new long[size * mostEvents];
    float[] types = new float[size * mostEvents * TYPES];
    float[] ages = new float[size * mostEvents];
    float[] weights = new float[size * mostEvents];
    long[] items = new long[size];
    float[] chosen = new float[size];
    float[] besides = new float[size * size];
    for (int i = 0; i < size; i++) {
      Example example = examples.get(i);
      for (int e = 0; e < mostEvents; e++) {
        int place = i * mostEvents + e;
        if (e < example.before().recent().size()) {
          Example.Glance glance = example.before().recent().get(e);
          events[place] = glance.vector();
          types[place * TYPES + AttentionBlock.TYPES.indexOf(glance.type())] = 1;
          ages[place] = glance.ageDays();
          weights[place] = glance.logWeight();
        } else {
          weights[place] = NEVER;
        }
      }
      items[i] = example.next();
      chosen[i] = logChosen[example.next()];
      for (int j = 0; j < size; j++) {
        int other = examples.get(j).next();
        boolean sameItem = i != j && other == example.next();
        besides[i * size + j] = sameItem ? NEVER : -logChosen[other];
      }
    }
    NDArray right = manager.arange(size).toType(DataType.INT64, false);
    return new Course.Batch(
        new NDList(
            table,
            manager.create(events, new Shape(size, mostEvents)),
            manager.create(types, new Shape(size, mostEvents, TYPES)),
            manager.create(ages, new Shape(size, mostEvents)),
            manager.create(weights, new Shape(size, mostEvents)),
            manager.create(items),
            manager.create(chosen),
            manager.create(besides, new Shape(size, size))),
        right);
  }
}
