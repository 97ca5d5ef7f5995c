package penchant.domain.clustering.drift;

/**
 * How far from their cluster's centroid people were when they reported.
 *
 * @param reports how many
 * @param distance sum of their distances, 1 - cosine
 * @param squares sum of the squares of those
 */
public record Strays(double reports, double distance, double squares) {}
