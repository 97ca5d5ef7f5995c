package penchant.actors.clustering;

import java.util.concurrent.atomic.AtomicReference;
import penchant.domain.clustering.ClusterModel;

/** The cluster model of this node, for everybody on it. Never waits: reading is a memory read. */
public final class ClusterModels {

  private final AtomicReference<ClusterModel> current = new AtomicReference<>(ClusterModel.EMPTY);

  /** The newest model that arrived whole. */
  public ClusterModel current() {
    return current.get();
  }
}
