package penchant.domain.clustering.drift;

/**
 * How far from their cluster's centroid people were in what they did.
 *
 * @param events how many
 * @param distance sum of their distances, 1 - cosine
 * @param squares sum of the squares of those
 */
public record Strays(double events, double distance, double squares) {}
