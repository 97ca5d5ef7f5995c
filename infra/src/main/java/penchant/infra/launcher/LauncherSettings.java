package penchant.infra.launcher;

import java.time.Duration;
import java.util.List;
import penchant.infra.cassandra.OwnCassandraSettings;

/**
 * How processes are started and ended.
 *
 * @param heapOfOneNode bytes, when it is the only one
 * @param heapOfSeveralNodes bytes of each, when there are several
 * @param nodeJavaOptions more JVM options of the nodes
 * @param readyWithin a node that is not ready after this fails the start
 * @param stopWithin a node that has not ended after this is killed
 * @param predecessorEndsWithin how long processes of an earlier launch may take to end
 */
public record LauncherSettings(
    long heapOfOneNode,
    long heapOfSeveralNodes,
    List<String> nodeJavaOptions,
    Duration readyWithin,
    Duration stopWithin,
    Duration predecessorEndsWithin,
    OwnCassandraSettings cassandra) {

  public LauncherSettings {
    nodeJavaOptions = List.copyOf(nodeJavaOptions);
  }

  /** The heap of each of {@code nodes} nodes, bytes. */
  long heapOf(int nodes) {
    return nodes == 1 ? heapOfOneNode : heapOfSeveralNodes;
  }
}
