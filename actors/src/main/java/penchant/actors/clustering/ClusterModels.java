package penchant.actors.clustering;

import penchant.domain.clustering.ClusterModel;

/** The cluster model of this node, for everybody on it. Never waits: reading is a memory read. */
public final class ClusterModels {

  private volatile ClusterModel current = ClusterModel.EMPTY;

  /** The newest model that arrived whole. */
  public ClusterModel current() {
    return current;
  }
}
