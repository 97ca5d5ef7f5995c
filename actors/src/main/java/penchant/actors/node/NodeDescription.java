package penchant.actors.node;

import java.util.Map;
import penchant.actors.Wire;

/**
 * A node in a few words.
 *
 * @param address in the node cluster
 * @param http where its API answers
 * @param pid of its process
 * @param catalogueItems in its snapshot
 * @param round of the cluster model that it has
 * @param embedding counts of its embedding pool by name
 * @param eventsOfUnknownItems that it took since its start
 */
public record NodeDescription(
    String address,
    String http,
    long pid,
    int catalogueItems,
    long round,
    Map<String, Long> embedding,
    long eventsOfUnknownItems)
    implements Wire {

  public NodeDescription {
    embedding = Map.copyOf(embedding);
  }
}
