package penchant.domain.ranking;

/**
 * Names what a list was made with of what everybody does; 0 for a piece that there is not yet.
 *
 * @param graph version of the item graph
 * @param trends version of the trends
 * @param blend version of the learned blend; 0 where the configured weights count
 */
public record CrowdVersion(long graph, long trends, long blend) {

  public static final CrowdVersion NONE = new CrowdVersion(0, 0, 0);

  /** The same with the configured weights. */
  public CrowdVersion withoutBlend() {
    return new CrowdVersion(graph, trends, 0);
  }
}
