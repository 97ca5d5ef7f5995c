package penchant.infra.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.network.Example;
import penchant.domain.network.ThetaNetwork;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

/** Examples as {@link ThetaBlock} takes them: the right cluster is that of the item liked next. */
final class ThetaMaterial extends Material {

  private final List<Embedding> vectors;
  private final ClusterModel model;
  private final int dimensions;
  private final Map<Integer, Long> clusters = new HashMap<>();

  /**
   * @param vectors what the numbers in the examples stand for
   * @param model with at least one cluster
   */
  ThetaMaterial(
      List<Example> learned, List<Example> heldOut, List<Embedding> vectors, ClusterModel model) {
    super(learned, heldOut, model.clusters().stream().map(Cluster::centroid).toList());
    this.vectors = vectors;
    this.model = model;
    this.dimensions = vectors.get(0).dimensions();
  }

  @Override
  Shape[] shapes(int size) {
    return new Shape[] {
      new Shape(model.clusters().size(), dimensions), new Shape(size, 2 * dimensions + 1)
    };
  }

  @Override
  Course.Batch batch(List<Example> examples, NDArray table, NDManager manager) {
    int inputs = 2 * dimensions + 1;
    float[] people = new float[examples.size() * inputs];
    long[] right = new long[examples.size()];
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      float[] input =
          ThetaNetwork.input(
              model.centred(example.before().longVector().toEmbedding()),
              example.before().shortVector().map(QuantisedVector::toEmbedding).map(model::centred));
      System.arraycopy(input, 0, people, i * inputs, inputs);
      right[i] = clusters.computeIfAbsent(example.next(), this::nearest);
    }
    return new Course.Batch(
        new NDList(table, manager.create(people, new Shape(examples.size(), inputs))),
        manager.create(right));
  }

  /** The place in the model of the cluster that an item is of. */
  private long nearest(int item) {
    Cluster cluster = model.nearest(vectors.get(item)).orElseThrow();
    return model.clusters().indexOf(cluster);
  }
}
