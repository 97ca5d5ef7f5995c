package penchant.domain.ranking;

/**
 * Names what a list was made with of what everybody does; 0 for a piece that there is not yet.
 *
 * @param graph version of the item graph
 * @param trends version of the trends
 */
public record CrowdVersion(long graph, long trends) {

  public static final CrowdVersion NONE = new CrowdVersion(0, 0);
}
