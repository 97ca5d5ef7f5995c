package penchant.domain.ranking;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.behavior.BehaviorType;

/**
 * An event that had a say in the score of an item.
 *
 * @param text the beginning of what was written; empty for nothing
 * @param share what it gave or took, the sum of {@code parts}
 * @param parts its share of each part of the score that it is in
 */
public record Evidence(
    BehaviorType type,
    Optional<String> item,
    String text,
    Instant at,
    double share,
    SortedMap<String, Double> parts) {

  public Evidence {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }
}
