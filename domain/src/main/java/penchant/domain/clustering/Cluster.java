package penchant.domain.clustering;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.vector.Embedding;

/**
 * An interest cluster as published: a learned group of users.
 *
 * @param id stable for the cluster's life
 * @param centroid direction of the sum of the members' centred vectors
 * @param size users that stand in it
 * @param label a few words that a person understands
 * @param terms what its members' behaviour is about, most typical first
 * @param items what its members did most, by decayed weight, best first
 * @param medoids of those the ones nearest to the centroid, nearest first
 * @param cohesion mean cosine of the members to the centroid, |S|/N
 */
public record Cluster(
    long id,
    Embedding centroid,
    long size,
    String label,
    List<String> terms,
    List<WeightedItem> items,
    List<String> medoids,
    double cohesion,
    Instant born) {

  public Cluster {
    terms = List.copyOf(terms);
    items = List.copyOf(items);
    medoids = List.copyOf(medoids);
  }

  /** This cluster with other items. */
  public Cluster withItems(List<WeightedItem> others) {
    return new Cluster(id, centroid, size, label, terms, others, medoids, cohesion, born);
  }

  Cluster withItemsOf(@Nullable Cluster other) {
    return other == null || !items.isEmpty() ? this : withItems(other.items);
  }

  /** Whether the item is one of those that its own people did most with. */
  public boolean isKnownFor(String item) {
    return items.stream().anyMatch(one -> one.item().equals(item));
  }
}
