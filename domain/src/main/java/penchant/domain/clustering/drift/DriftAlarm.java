package penchant.domain.clustering.drift;

import java.time.Instant;
import java.util.List;

/**
 * People's interests drift away from where their clusters are.
 *
 * @param distance mean distance, 1 - cosine, of what people did of late to the centroid of the
 *     cluster where they stood
 * @param usual what that distance is otherwise
 * @param clusters those that people drift from most, by id
 * @param terms what people do more than before, most first
 * @param items what people do more than before, most first
 */
public record DriftAlarm(
    long round,
    Instant at,
    double distance,
    double usual,
    List<Long> clusters,
    List<String> terms,
    List<String> items) {

  public DriftAlarm {
    clusters = List.copyOf(clusters);
    terms = List.copyOf(terms);
    items = List.copyOf(items);
  }

  /** The same alarm, told in that round. */
  public DriftAlarm inRound(long newRound) {
    return new DriftAlarm(newRound, at, distance, usual, clusters, terms, items);
  }
}
